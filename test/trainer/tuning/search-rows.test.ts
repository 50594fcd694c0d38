import { describe, expect, it } from 'vitest'
import { cellAt } from '../../../shared/customer-table.ts'
import type { Dataset } from '../../../trainer/data/dataset.ts'
import { drawSearchRows, joinHeldOut } from '../../../trainer/tuning/search-rows.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { tableOf } from '../../helpers/tables.ts'

const ROWS = 600

const schema = schemaOf({ name: 'row', type: 'number', missing: false })

/** A quarter of the rows are positive; each tells its place in the history. */
function history(ties: { customers?: Int32Array; groups?: Int32Array } = {}): Dataset {
  return {
    customers: tableOf(
      schema,
      Array.from({ length: ROWS }, (_, row) => [row]),
    ),
    labels: new Float32Array(ROWS).map((_, row) => Number((row * 7) % 4 === 0)),
    ids: { at: String, customers: ties.customers ?? null },
    groups: ties.groups ?? null,
    ...{ splits: null, times: null, timeKind: null, badRows: { count: 0, rows: [] } as never },
    ...{ columns: [], unusedColumns: [] },
  }
}

/** Two of three rows. */
const TRAINING = Int32Array.from({ length: ROWS }, (_, row) => row).filter((row) => row % 3 !== 0)

function draw(dataset: Dataset, { size = 200, count = 5, seed = 1 } = {}) {
  return drawSearchRows({ schema, dataset }, TRAINING, { size, count, seed })
}

function ascend(rows: Int32Array): boolean {
  return rows.every((row, at) => at === 0 || rows[at - 1] < row)
}

describe('drawSearchRows', () => {
  const dataset = history()
  const { customers, labels, folds, inHistory } = draw(dataset)

  it('samples training rows, as many as asked for, with their share of positives', () => {
    expect(inHistory).toHaveLength(200)
    expect([...inHistory].filter((row) => !TRAINING.includes(row))).toEqual([])
    expect(labels.reduce((sum, label) => sum + label, 0)).toBe(50)
  })

  it('ascends', () => {
    expect(ascend(inHistory)).toBe(true)
    for (const { learned, heldOut } of folds) {
      expect([ascend(learned), ascend(heldOut)]).toEqual([true, true])
    }
  })

  it('has the customers and labels of its rows', () => {
    const [column] = customers.columns
    const values = Array.from(inHistory.keys(), (row) => cellAt(column, row))
    expect(values).toEqual([...inHistory])
    expect(labels).toEqual(Float32Array.from(inHistory, (row) => dataset.labels[row]))
  })

  it('holds out every row once, and learns from the others', () => {
    const heldOut = folds.flatMap((fold) => [...fold.heldOut])
    expect(heldOut.sort((one, other) => one - other)).toEqual([...labels.keys()])
    for (const fold of folds) {
      const both = [...fold.learned, ...fold.heldOut]
      expect(both.sort((one, other) => one - other)).toEqual([...labels.keys()])
    }
  })

  it('spreads positives evenly over the folds', () => {
    const positives = folds.map(({ heldOut }) => heldOut.reduce((sum, row) => sum + labels[row], 0))
    expect(positives).toEqual([10, 10, 10, 10, 10])
  })

  it('takes all training rows where it may', () => {
    expect(draw(dataset, { size: 1000 }).inHistory).toEqual(TRAINING)
  })

  it('draws by seed', () => {
    expect(draw(dataset)).toEqual(draw(dataset))
    expect(draw(dataset, { seed: 2 }).inHistory).not.toEqual(inHistory)
    const foldsOf = (seed: number) => draw(dataset, { size: 1000, seed }).folds
    expect(foldsOf(2)).not.toEqual(foldsOf(1))
  })

  it.each([
    {
      what: 'customers',
      ties: { customers: Int32Array.from({ length: ROWS }, (_, row) => row % 90) },
    },
    { what: 'groups', ties: { groups: Int32Array.from({ length: ROWS }, (_, row) => row % 90) } },
  ])('never parts $what', ({ ties }) => {
    const { folds, inHistory } = draw(history(ties), { size: 1000 })
    for (const { learned, heldOut } of folds) {
      const tiesOf = (rows: Int32Array) => [...rows].map((row) => inHistory[row] % 90)
      const seen = new Set(tiesOf(learned))
      expect(tiesOf(heldOut).filter((tie) => seen.has(tie))).toEqual([])
    }
  })

  it('never parts customers with groups in common', () => {
    // Customers of two rows each, groups that chain three customers.
    const customers = Int32Array.from({ length: ROWS }, (_, row) => row >> 1)
    const groups = Int32Array.from({ length: ROWS }, (_, row) => (row + 1) >> 1).map((pair) =>
      pair % 6 === 0 ? 1000 + pair : pair,
    )
    const { folds, inHistory } = draw(history({ customers, groups }), { size: 1000 })
    for (const { learned, heldOut } of folds) {
      for (const ties of [customers, groups]) {
        const seen = new Set(Array.from(learned, (row) => ties[inHistory[row]]))
        expect([...heldOut].filter((row) => seen.has(ties[inHistory[row]]))).toEqual([])
      }
    }
  })

  it('refuses fewer positives than folds', async () => {
    const labels = new Float32Array(ROWS).fill(1, 1, 3)
    await expectFailure(
      () => draw({ ...dataset, labels }, { size: 1000 }),
      'invalid-data',
      'Expected at least 5 customers (or groups) with each outcome, one for each fold. ' +
        'Received 2 with a positive and 398 with a negative row. Use a smaller --folds.',
    )
  })
})

describe('joinHeldOut', () => {
  it('puts what each fold says of its rows into one column', () => {
    const searched = draw(history(), { size: 300, count: 3 })
    const logits = searched.folds.map(({ heldOut }) => Float64Array.from(heldOut, (row) => 2 * row))
    expect(joinHeldOut(searched, logits)).toEqual(
      new Float64Array(searched.labels.length).map((_, row) => 2 * row),
    )
  })
})
