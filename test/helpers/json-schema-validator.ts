/** A document's schemas as a JSON Schema validator reads them. */

import { Ajv2020 } from 'ajv/dist/2020.js'
import type { JsonSchema, OpenApiDocument } from '../../worker/openapi/document.ts'

/** @returns Whether a value obeys the schema, which may refer to nothing. */
export function validatorOf(schema: JsonSchema): (value: unknown) => boolean {
  // What an object inherits is no field of it, whatever its name.
  const validate = new Ajv2020({ strict: false, ownProperties: true }).compile(schema)
  return (value) => validate(value) === true
}

/** @returns Whether a value obeys one of a document's own schemas. */
export function validatorIn(document: OpenApiDocument, name: string): (value: unknown) => boolean {
  const { schemas } = document.components
  return validatorOf({ ...{ components: { schemas } }, $ref: `#/components/schemas/${name}` })
}
