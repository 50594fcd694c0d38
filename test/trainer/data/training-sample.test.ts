import { describe, expect, it } from 'vitest'
import { sampleTrainingRows } from '../../../trainer/data/training-sample.ts'

const ALONE = { customers: null, groups: null }

/** A third of the rows is positive. */
const LABELS = Float32Array.from({ length: 900 }, (_, row) => (row % 3 === 0 ? 1 : 0))

const EVERY_ROW = Int32Array.from(LABELS.keys())

describe('sampleTrainingRows', () => {
  it('takes every row where there are few', () => {
    const { rows, labels } = sampleTrainingRows(LABELS, EVERY_ROW, { ...ALONE, most: 1000 })

    expect(rows.toSorted()).toEqual(EVERY_ROW)
    expect([...labels]).toEqual(Array.from(rows, (row) => LABELS[row]))
  })

  it('takes at most so many rows of each outcome, each once, from the given ones', () => {
    const trainingRows = EVERY_ROW.filter((row) => row >= 300)
    const { rows, labels } = sampleTrainingRows(LABELS, trainingRows, { ...ALONE, most: 250 })

    expect(labels.length).toBe(450)
    expect(labels.filter((label) => label === 1).length).toBe(200)
    expect([...labels]).toEqual(Array.from(rows, (row) => LABELS[row]))
    expect(new Set(rows).size).toBe(450)
    expect(Math.min(...rows)).toBeGreaterThanOrEqual(300)
  })

  it('takes rows from all over the file', () => {
    const { rows } = sampleTrainingRows(LABELS, EVERY_ROW, { ...ALONE, most: 100 })
    const thirds = [0, 300, 600].map(
      (first) => rows.filter((row) => row >= first && row < first + 300).length,
    )

    expect(Math.min(...thirds)).toBeGreaterThan(45)
  })

  it('is the same for the same rows', () => {
    const sample = () => sampleTrainingRows(LABELS, EVERY_ROW, { ...ALONE, most: 50 })

    expect(sample()).toEqual(sample())
  })

  it('halves both outcomes', () => {
    const { labels, halves } = sampleTrainingRows(LABELS, EVERY_ROW, { ...ALONE, most: 101 })
    const count = (label: number, half: number) =>
      labels.filter((other, row) => other === label && halves[row] === half).length

    expect([count(0, 0), count(0, 1), count(1, 0), count(1, 1)]).toEqual([51, 50, 51, 50])
  })

  it('keeps customers in one half', () => {
    const customers = EVERY_ROW.map((row) => row % 100)
    const sample = sampleTrainingRows(LABELS, EVERY_ROW, { customers, groups: null, most: 1000 })
    const halvesOf = new Set(sample.rows.map((row, at) => 2 * customers[row] + sample.halves[at]))

    expect(halvesOf.size).toBe(100)
    expect(new Set(sample.sets).size).toBe(100)
  })
})
