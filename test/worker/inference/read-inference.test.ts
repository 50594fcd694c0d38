import { describe, expect, it } from 'vitest'
import { InferenceFailure } from '../../../worker/inference/inference-failure.ts'
import { readInference } from '../../../worker/inference/read-inference.ts'
import { inputMetadata, outputMetadata } from '../../../worker/inference/tensors.ts'
import { schemaOf } from '../../helpers/schema-of.ts'

const SCHEMA = schemaOf(
  { name: 'recency', type: 'integer', min: 0, missing: false },
  { name: 'rate', type: 'number', missing: true },
  { name: 'plan', type: 'category', open: true, missing: true },
)

const RECENCY = { name: 'recency', shape: [2], datatype: 'INT64', data: [3, 40] }
const RATE = { name: 'rate', shape: [2, 1], datatype: 'FP64', data: [0.5, null] }
const PLAN = { name: 'plan', shape: [2], datatype: 'BYTES', data: ['gold', null] }

function failureOf(body: unknown): { status: number; message: string } {
  try {
    readInference(body, SCHEMA)
  } catch (error) {
    if (error instanceof InferenceFailure) return { status: error.status, message: error.message }
    throw error
  }
  throw new Error('Expected a failure. Received none.')
}

describe('readInference', () => {
  it('turns columns into customers', () => {
    expect(readInference({ id: '42', inputs: [PLAN, RECENCY, RATE] }, SCHEMA)).toEqual({
      id: '42',
      customers: [
        { plan: 'gold', recency: 3, rate: 0.5 },
        { plan: null, recency: 40, rate: null },
      ],
      outputs: ['probability', 'percentile', 'band'],
    })
  })

  it('takes a column written as rows of one value', () => {
    const rows = { ...RATE, data: [[0.5], [0.25]] }
    const { customers } = readInference({ inputs: [RECENCY, rows] }, SCHEMA)
    expect(customers.map(({ rate }) => rate)).toEqual([0.5, 0.25])
  })

  it('lets a feature that may be missing be left out', () => {
    expect(readInference({ inputs: [RECENCY] }, SCHEMA).customers).toEqual([
      { recency: 3 },
      { recency: 40 },
    ])
  })

  it('looks at no parameters', () => {
    const parameters = { binary_data_output: true }
    const inputs = [{ ...RECENCY, parameters }]
    const outputs = [{ name: 'band', parameters: { binary_data: true } }]
    expect(readInference({ parameters, inputs, outputs }, SCHEMA).outputs).toEqual(['band'])
  })

  it.each([
    [
      'those asked for, in their order',
      [{ name: 'band' }, { name: 'probability' }],
      ['band', 'probability'],
    ],
    ['one that is asked for twice once', [{ name: 'band' }, { name: 'band' }], ['band']],
    ['all for an empty list', [], ['probability', 'percentile', 'band']],
    ['all for null', null, ['probability', 'percentile', 'band']],
  ])('gives %s', (_name, outputs, expected) => {
    expect(readInference({ inputs: [RECENCY], outputs }, SCHEMA).outputs).toEqual(expected)
  })

  it('takes no rows, and gives none', () => {
    const inputs = [{ ...RECENCY, shape: [0], data: [] }]
    expect(readInference({ inputs }, SCHEMA).customers).toEqual([])
  })

  it.each(['FP16', 'FP32', 'FP64', 'INT8', 'INT32', 'UINT64'])(
    'takes numbers as %s',
    (datatype) => {
      const inputs = [{ ...RECENCY, datatype }]
      expect(readInference({ inputs }, SCHEMA).customers[1]).toEqual({ recency: 40 })
    },
  )

  it.each([
    ['BYTES', 'gold'],
    ['BOOL', true],
    ['INT32', 28],
  ])('takes categories as %s', (datatype, value) => {
    const inputs = [RECENCY, { ...PLAN, datatype, data: [value, value] }]
    expect(readInference({ inputs }, SCHEMA).customers[0]).toEqual({ recency: 3, plan: value })
  })

  it.each([
    ['a list', [], 'Expected a JSON object'],
    ['an id that is a number', { id: 42, inputs: [RECENCY] }, '"id"'],
    ['no inputs', {}, '"inputs"'],
    ['an empty list of inputs', { inputs: [] }, '"inputs"'],
    [
      'an input that is text',
      { inputs: ['recency'] },
      'Expected input 0 to be one of recency, rate',
    ],
    ['an unknown input', { inputs: [RECENCY, { ...RATE, name: 'secret' }] }, 'Expected input 1 to'],
    ['a feature twice', { inputs: [RECENCY, RECENCY] }, 'one input "recency"'],
    ['a feature lacking', { inputs: [RATE] }, 'Expected an input "recency"'],
    [
      'numbers as BYTES',
      { inputs: [{ ...RECENCY, datatype: 'BYTES' }] },
      'input "recency" to have',
    ],
    ['categories as FP32', { inputs: [RECENCY, { ...PLAN, datatype: 'FP32' }] }, 'input "plan" to'],
    ['no datatype', { inputs: [{ ...RECENCY, datatype: undefined }] }, 'datatypes FP16'],
    [
      'text among integers',
      { inputs: [{ ...RECENCY, data: [3, '40'] }] },
      'row 1 of input "recency"',
    ],
    ['a fraction among integers', { inputs: [{ ...RECENCY, data: [3.5, 4] }] }, 'row 0 of input'],
    [
      'a list among rows',
      { inputs: [{ ...RECENCY, data: [[3], [40]] }] },
      'row 0 of input "recency"',
    ],
    ['no shape', { inputs: [{ ...RECENCY, shape: undefined }] }, 'shape [rows] or [rows, 1]'],
    ['a shape of nothing', { inputs: [{ ...RECENCY, shape: [] }] }, 'shape [rows] or [rows, 1]'],
    [
      'two columns in one',
      { inputs: [{ ...RECENCY, shape: [1, 2] }] },
      'shape [rows] or [rows, 1]',
    ],
    ['a cube', { inputs: [{ ...RECENCY, shape: [2, 1, 1] }] }, 'shape [rows] or [rows, 1]'],
    ['half a row', { inputs: [{ ...RECENCY, shape: [1.5] }] }, 'shape [rows] or [rows, 1]'],
    ['fewer than no rows', { inputs: [{ ...RECENCY, shape: [-2] }] }, 'shape [rows] or [rows, 1]'],
    ['more rows than data', { inputs: [{ ...RECENCY, shape: [3] }] }, '3 values in "data"'],
    ['no data', { inputs: [{ ...RECENCY, data: undefined }] }, '2 values in "data"'],
    [
      'columns of different lengths',
      { inputs: [RECENCY, { ...RATE, shape: [1], data: [0.5] }] },
      'Expected input "rate" to have 2 rows, as "recency" has. Received 1.',
    ],
    ['outputs that are text', { inputs: [RECENCY], outputs: 'band' }, '"outputs"'],
    [
      'an unknown output',
      { inputs: [RECENCY], outputs: [{ name: 'secret' }] },
      'Expected output 0',
    ],
    ['an output by its name alone', { inputs: [RECENCY], outputs: ['band'] }, 'Expected output 0'],
  ])('refuses %s', (_name, body, expected) => {
    const { status, message } = failureOf(body)
    expect(status).toBe(400)
    expect(message).toContain(expected)
    expect(message).not.toContain('secret')
  })

  it('refuses more than 1,000 rows', () => {
    const inputs = [{ ...RECENCY, shape: [1001], data: Array<number>(1001).fill(3) }]
    expect(failureOf({ inputs })).toEqual({
      status: 413,
      message: 'Expected at most 1000 rows. Received 1001.',
    })
  })
})

describe('tensors', () => {
  it('are described as the protocol does', () => {
    expect(inputMetadata(SCHEMA)).toEqual([
      { name: 'recency', datatype: 'INT64', shape: [-1] },
      { name: 'rate', datatype: 'FP64', shape: [-1] },
      { name: 'plan', datatype: 'BYTES', shape: [-1] },
    ])
    expect(outputMetadata()).toEqual([
      { name: 'probability', datatype: 'FP64', shape: [-1] },
      { name: 'percentile', datatype: 'FP64', shape: [-1] },
      { name: 'band', datatype: 'BYTES', shape: [-1] },
    ])
  })
})
