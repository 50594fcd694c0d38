/** The parts of OpenAPI 3.1 and JSON Schema 2020-12 that the worker's description uses. */

export interface JsonSchema {
  readonly $ref?: string
  readonly description?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly anyOf?: readonly JsonSchema[]
  readonly not?: JsonSchema
  readonly examples?: readonly unknown[]
}

export interface Reference {
  readonly $ref: string
}

export interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
  readonly style?: 'form'
  readonly explode?: boolean
}

export interface MediaType {
  readonly schema: JsonSchema
  readonly example?: unknown
}

export interface Response {
  readonly description: string
  readonly content?: Readonly<Record<string, MediaType>>
}

export interface RequestBody {
  readonly required: true
  readonly description?: string
  readonly content: Readonly<Record<string, MediaType>>
}

/** Names of security schemes, one of which must be met; an empty object is met by everybody. */
export type Security = readonly Readonly<Record<string, readonly string[]>>[]

export interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description: string
  readonly security: Security
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: RequestBody
  readonly responses: Readonly<Record<string, Response | Reference>>
}

export interface SecurityScheme {
  readonly type: 'http' | 'apiKey'
  readonly scheme?: 'bearer'
  readonly in?: 'header'
  readonly name?: string
  readonly description: string
}

export type PathItem = Readonly<Partial<Record<'get' | 'post', Operation>>>

export interface OpenApiDocument {
  readonly openapi: '3.1.0'
  readonly info: {
    readonly title: string
    readonly version: string
    readonly description: string
  }
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly responses: Readonly<Record<string, Response>>
    readonly securitySchemes: Readonly<Record<string, SecurityScheme>>
  }
}

/** A reference to one of the document's own schemas. */
export function schemaRef(name: string): Reference {
  return { $ref: `#/components/schemas/${name}` }
}

/** An object of these fields; all of them are required unless a list says which. */
export function objectOf(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = Object.keys(properties),
): JsonSchema {
  return { type: 'object', properties, required }
}

export function nullable(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] }
}

/** What fits one of several; where there are none, nothing does. */
export function anyOf(...schemas: readonly JsonSchema[]): JsonSchema {
  const [only, ...others] = schemas
  if (only === undefined) return { not: {} }
  return others.length === 0 ? only : { anyOf: schemas }
}
