import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import type { ModelState } from '../../../worker/model/model.ts'
import { describeWorker } from '../../../worker/openapi/describe-worker.ts'
import { PLATFORMS } from '../../../worker/platforms/registry.ts'
import { PROBLEMS, type ProblemCode, problemOf } from '../../../worker/problems.ts'
import { describedModel } from '../../helpers/described-model.ts'
import { validatorIn } from '../../helpers/json-schema-validator.ts'

const WITHOUT_MODEL: ModelState = { ok: false, reason: 'There is none.', manifest: null }

const SHOWN = { showsSchema: true, server: '/' }

const DOCUMENT = describeWorker(describedModel(), SHOWN)

const CODES = Object.keys(PROBLEMS) as ProblemCode[]

describe('describeWorker', () => {
  it.each([
    ['a model', DOCUMENT],
    [
      'a model that strangers may not see',
      describeWorker(describedModel(), { ...SHOWN, showsSchema: false }),
    ],
    ['no model', describeWorker(WITHOUT_MODEL, SHOWN)],
  ])('is a valid OpenAPI 3.1 document of %s', async (_name, document) => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)))
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined })
  })

  it('refers to nothing that it does not have', () => {
    const { schemas, responses } = DOCUMENT.components
    const known = [
      ...Object.keys(schemas).map((name) => `#/components/schemas/${name}`),
      ...Object.keys(responses).map((name) => `#/components/responses/${name}`),
    ]
    const references = JSON.stringify(DOCUMENT).matchAll(/"\$ref":"([^"]+)"/g)
    expect(known).toEqual(expect.arrayContaining(Array.from(references, ([, name]) => name)))
  })

  it('names every operation once', () => {
    const names = Object.values(DOCUMENT.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    )
    expect(new Set(names).size).toBe(names.length)
  })

  it('asks for security schemes that it describes', () => {
    const asked = Object.values(DOCUMENT.paths).flatMap((path) =>
      Object.values(path).flatMap(({ security }) => security.flatMap(Object.keys)),
    )
    expect(Object.keys(DOCUMENT.components.securitySchemes)).toEqual(expect.arrayContaining(asked))
  })

  it.each(PLATFORMS)('has the path of $name by its method', ({ name, method }) => {
    const path = DOCUMENT.paths[`/v1/platforms/${name}/decide`]
    expect(Object.keys(path ?? {})).toEqual([method.toLowerCase()])
  })

  it('says of a signed platform that it is signed, or needs a key with its scope', () => {
    const { security } = DOCUMENT.paths['/v1/platforms/generic/decide']?.post ?? {}
    expect(security).toEqual([{ standardWebhooks: [] }, { key: ['decide'] }])
  })

  it.each(CODES)('describes the problem %s as it is answered', (code) => {
    const { description, content } = DOCUMENT.components.responses[code] ?? {}
    expect(description).toBe(`${PROBLEMS[code].title}.`)
    expect(content?.['application/problem+json']?.example).toMatchObject({
      type: problemOf(code, '').type,
      status: PROBLEMS[code].status,
    })
    const errors = [{ pointer: '/age', expected: 'an integer', received: 'nothing' }]
    expect(validatorIn(DOCUMENT, 'Problem')(problemOf(code, 'Expected so.', errors))).toBe(true)
  })

  it('gives examples that obey their own schemas', () => {
    const examples = Object.values(DOCUMENT.paths).flatMap((path) =>
      Object.values(path).flatMap(({ requestBody }) => {
        const media = requestBody?.content['application/json']
        return media?.example === undefined ? [] : [media]
      }),
    )
    expect(examples.length).toBeGreaterThan(5)
    for (const { schema, example } of examples) {
      const name = schema.$ref?.split('/').at(-1) ?? ''
      expect([name, validatorIn(DOCUMENT, name)(example)]).toEqual([name, true])
    }
  })

  it('takes its example of a customer from the reference customer', () => {
    const [customer] = DOCUMENT.components.schemas.Customer?.examples ?? []
    expect(customer).toMatchObject({ recency: 42, frequency: 4, monetary: 182.25, gender: 'F' })
  })

  it('shows strangers no column and no value of the model', () => {
    const text = JSON.stringify(describeWorker(describedModel(), { ...SHOWN, showsSchema: false }))
    expect(text).not.toMatch(/recency|monetary|gender|182\.25|0123456789abcdef/)
    expect(text).toContain('shown to those who ask with a key')
  })

  it('takes any object for a customer where there is no model, and says so', () => {
    const document = describeWorker(WITHOUT_MODEL, SHOWN)
    expect(validatorIn(document, 'Customer')({ anything: [1] })).toBe(true)
    expect(document.info.description).toContain('There is no model that can be read')
  })

  it('says that a model which can be read cannot answer', () => {
    expect(DOCUMENT.info.description).toContain('It cannot answer')
  })

  it('is of the version that package.json has', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'))
    expect(DOCUMENT.info.version).toBe(version)
  })
})
