import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSchema } from '../../../shared/schema.ts'
import { profileFile } from '../../../trainer/data/column-profile.ts'
import { readDataset } from '../../../trainer/data/dataset.ts'
import { type Draft, type DraftHints, draftSchema } from '../../../trainer/data/draft-schema.ts'
import { campaignHistory } from '../../helpers/campaign-histories.ts'
import { type ColumnCells, csvOf } from '../../helpers/csv-of.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { temporaryFile } from '../../helpers/temporary-file.ts'

const ROWS = 120

const LABEL = ['0', '1', '0']

/** What the draft makes of a history of 120 rows with these columns. */
async function draftOf(
  columns: Readonly<Record<string, ColumnCells>>,
  hints: Partial<DraftHints> = {},
): Promise<Draft> {
  const profile = await profileFile(temporaryFile(csvOf(ROWS, columns)))
  return draftSchema(profile, { id: null, label: null, positive: null, ...hints })
}

/** What becomes of one column beside a label, an id and another feature. */
async function fateOf(cells: ColumnCells, name = 'column') {
  const { schema, notes } = await draftOf({
    customer_id: (row) => `c${row}`,
    visits: (row) => row % 7,
    [name]: cells,
    label: LABEL,
  })
  return {
    feature: schema.features.find((feature) => feature.name === name),
    reason: schema.ignore[name],
    note: notes.find(({ column }) => column === name)?.use,
    missingValues: schema.features.find((feature) => feature.name === name)?.missing_values ?? [],
  }
}

describe('draftSchema', () => {
  it('says what each column is, in the order of the file', async () => {
    const { schema, notes } = await draftOf({
      customer_id: (row) => `c${row}`,
      recency: (row) => row % 50,
      plan: ['basic', 'gold', ''],
      brand: ['Presend'],
      split: ['train', 'test', 'validation'],
      label: LABEL,
    })

    expect(schema).toEqual({
      id: 'customer_id',
      label: { column: 'label', positive: ['1'], negative: ['0'] },
      split: 'split',
      repeated_customers: false,
      missing_values: [],
      decimal_comma: false,
      ignore: { brand: 'the same value in every row' },
      features: [
        { name: 'recency', type: 'integer', min: 0, missing: false, role: 'recency' },
        {
          name: 'plan',
          type: 'category',
          categories: ['basic', 'gold'],
          open: true,
          missing: true,
        },
      ],
    })
    expect(notes).toEqual([
      { column: 'customer_id', use: 'id' },
      { column: 'recency', use: 'integer from 0 to 49' },
      { column: 'plan', use: 'category of 2 names, 40 missing' },
      { column: 'brand', use: 'ignored: the same value in every row' },
      { column: 'split', use: 'split, as the file fixes it' },
      { column: 'label', use: 'label: 1 is 1, 0 is 0' },
    ])
  })

  describe('of numbers', () => {
    it.each([
      { of: 'counts', cells: ['0', '3', '17'], type: 'integer', bounds: { min: 0 } },
      { of: 'balances', cells: ['-20', '0', '80'], type: 'integer', bounds: {} },
      { of: 'amounts', cells: ['0.5', '12', '3.25'], type: 'number', bounds: { min: 0 } },
      {
        of: 'integers as floats',
        cells: ['3.0', '4.0', '5.0'],
        type: 'number',
        bounds: { min: 0 },
      },
      { of: 'exponents', cells: ['1e3', '2e3', '3'], type: 'number', bounds: { min: 0 } },
      { of: 'flags', cells: ['0', '1', '1', '0'], type: 'integer', bounds: { min: 0, max: 1 } },
    ])('takes $of for $type', async ({ cells, type, bounds }) => {
      expect((await fateOf(cells)).feature).toEqual({
        name: 'column',
        type,
        missing: false,
        ...bounds,
      })
    })

    it.each(['open_rate', 'Click Ratio', 'ctr', 'pct_returned'])('bounds %s by 1', async (name) => {
      expect((await fateOf(['0.1', '0.9', '0.55'], name)).feature).toMatchObject({ min: 0, max: 1 })
    })

    it('does not bound a percentage by 1', async () => {
      expect((await fateOf(['10', '90', '55.5'], 'open_rate')).feature).not.toHaveProperty('max')
    })

    it.each([
      { missing: 'empty cells', cells: ['1', '2', ''], words: [], count: 40 },
      { missing: 'a word for missing', cells: ['1', 'NA', '2'], words: ['NA'], count: 40 },
      { missing: 'mostly such words', cells: ['1', '?', '?', '?'], words: ['?'], count: 90 },
      { missing: 'both', cells: ['1', '', 'nan', '2'], words: ['nan'], count: 60 },
    ])('sees $missing', async ({ cells, words, count }) => {
      const { feature, missingValues, note } = await fateOf(cells)

      expect(feature).toMatchObject({ type: 'integer', missing: true })
      expect(missingValues).toEqual(words)
      expect(note).toBe(`integer from 1 to ${cells.includes('2') ? 2 : 1}, ${count} missing`)
    })

    it('takes a few odd words for missing values', async () => {
      const { feature, missingValues } = await fateOf((row) => (row === 5 ? 'call us' : row))

      expect(feature).toMatchObject({ type: 'integer', missing: true })
      expect(missingValues).toEqual(['call us'])
    })

    it('takes numbers too large to compute with for missing values', async () => {
      const { feature, missingValues } = await fateOf((row) => (row === 5 ? '1.8e308' : row % 9))

      expect(feature).toMatchObject({ missing: true })
      expect(missingValues).toEqual(['1.8e308'])
    })
  })

  describe('of names', () => {
    it.each([
      { of: 'names', cells: ['North', 'South', 'East'], categories: ['East', 'North', 'South'] },
      { of: 'booleans', cells: ['True', 'False', 'True'], categories: ['False', 'True'] },
      { of: 'names and numbers', cells: ['1', '2', '3+'], categories: ['1', '2', '3+'] },
    ])('takes $of for categories', async ({ cells, categories }) => {
      expect((await fateOf(cells)).feature).toEqual({
        name: 'column',
        type: 'category',
        categories,
        open: true,
        missing: false,
      })
    })

    it('keeps a flag that is there or blank', async () => {
      expect((await fateOf(['Y', '', ''])).feature).toMatchObject({
        type: 'category',
        categories: ['Y'],
        missing: true,
      })
    })

    it('does not let odd words of one column mean "missing" in another', async () => {
      const { schema } = await draftOf({
        customer_id: (row) => `c${row}`,
        visits: (row) => (row === 7 ? 'No' : row % 7),
        owner: ['Yes', 'No'],
        label: LABEL,
      })

      expect(schema.missing_values).toEqual([])
      expect(schema.features).toMatchObject([
        { name: 'visits', type: 'integer', missing: true, missing_values: ['No'] },
        { name: 'owner', categories: ['No', 'Yes'], missing: false },
      ])
    })

    it('leaves more than 50 names to the training rows', async () => {
      const text = csvOf(600, { region: (row) => `r${row % 60}`, label: LABEL })
      const profile = await profileFile(temporaryFile(text))
      const { schema } = draftSchema(profile, { id: null, label: null, positive: null })

      expect(schema.features).toEqual([
        { name: 'region', type: 'category', open: true, missing: false, role: 'audit' },
      ])
    })

    it.each([
      { name: 'Region_Code', cells: ['28.0', '3.0', '', '5'], categories: ['28', '3', '5'] },
      { name: 'channel', cells: ['1', '2', '3'], categories: ['1', '2', '3'] },
      { name: 'store_id', cells: ['101', '7', '12'], categories: ['101', '12', '7'] },
    ])('takes the codes of $name for categories', async ({ name, cells, categories }) => {
      expect((await fateOf(cells, name)).feature).toMatchObject({ type: 'category', categories })
    })

    it.each([
      { name: 'visits_by_channel_a', cells: ['1', '2', '3'] },
      { name: 'segment', cells: ['0.5', '1.5', '2.5'] },
      { name: 'type', cells: ['0', '1', '1', '0'] },
      { name: 'postcode', cells: (row: number) => row * 3 },
    ])('takes the numbers of $name for numbers', async ({ name, cells }) => {
      expect((await fateOf(cells, name)).feature?.type).not.toBe('category')
    })
  })

  describe('of what teaches nothing', () => {
    it.each([
      { of: 'nothing', cells: [''], reason: 'always empty' },
      { of: 'one number', cells: ['7'], reason: 'the same value in every row' },
      { of: 'one name', cells: ['x'], reason: 'the same value in every row' },
      {
        of: 'dates',
        cells: ['2024-01-31', '2024-02-01', ''],
        reason: 'a date: put the days before the campaign in its place',
      },
      {
        of: 'row numbers',
        cells: (row: number) => row + 1000,
        reason: 'a row number',
      },
      {
        of: 'free text',
        cells: (row: number) => (row % 10 === 0 ? 'same' : `text ${row}`),
        reason: 'text: nearly a value of its own in each row',
      },
      {
        of: 'surnames',
        cells: (row: number) => `name ${row % 40}`,
        reason: 'text of 40 kinds: too many to learn from',
      },
    ])('ignores a column of $of', async ({ cells, reason }) => {
      const { feature, ...fate } = await fateOf(cells)

      expect(feature).toBeUndefined()
      expect(fate).toMatchObject({ reason, note: `ignored: ${reason}` })
    })

    it('ignores a second id', async () => {
      expect((await fateOf((row) => row * 7, 'order_no')).reason).toBe(
        'an id: nearly a value of its own in each row',
      )
    })

    it('keeps one number that is missing at times', async () => {
      expect((await fateOf(['7', ''])).feature).toMatchObject({ type: 'integer', missing: true })
    })
  })

  describe('of the id', () => {
    it.each(['customer_id', 'CustomerID', 'id', 'user', 'email', 'Client No', 'uuid'])(
      'finds %s',
      async (name) => {
        const { schema } = await draftOf({
          age: (row) => row,
          [name]: (row) => `x${row}`,
          y: LABEL,
        })

        expect(schema.id).toBe(name)
      },
    )

    it('finds the label by a word inside its name before it takes the last column', async () => {
      const { schema } = await draftOf({
        age: (row) => row % 9,
        converted_flag: LABEL,
        sms_optin: ['1', '0'],
      })

      expect(schema.label.column).toBe('converted_flag')
    })

    it('prefers a customer in several rows to the number of the row', async () => {
      const { schema } = await draftOf({
        id: (row) => 7 * row,
        customer_id: (row) => `c${row % 60}`,
        age: (row) => row % 9,
        y: LABEL,
      })

      expect([schema.id, schema.repeated_customers]).toEqual(['customer_id', true])
    })

    it.each(['account', 'AMOUNT_PAID', 'email'])('takes amounts in %s for no id', async (name) => {
      const { schema } = await draftOf({
        [name]: (row) => row * 1.25 + 0.1,
        age: (row) => row % 9,
        y: LABEL,
      })

      expect(schema.id).toBeNull()
      expect(schema.features).toContainEqual(expect.objectContaining({ name, type: 'number' }))
    })

    it('prefers the customer to the row', async () => {
      const { schema } = await draftOf({
        order_id: (row) => row,
        customer_id: (row) => 3 * row + 5,
        age: (row) => row % 9,
        y: LABEL,
      })

      expect(schema.id).toBe('customer_id')
      expect(schema.ignore).toEqual({ order_id: 'a row number' })
    })

    it('sees that customers appear in several rows', async () => {
      const { schema, notes } = await draftOf({
        customer_id: (row) => `c${row % 40}`,
        age: (row) => row % 9,
        y: LABEL,
      })

      expect(schema).toMatchObject({ id: 'customer_id', repeated_customers: true })
      expect(notes[0].use).toBe('id, of customers in several rows')
    })

    it('takes unique text for the id, whatever its name', async () => {
      const { schema } = await draftOf({ who: (row) => `w${row}`, age: ['1', '2', '3'], y: LABEL })

      expect(schema.id).toBe('who')
    })

    it.each([
      { but: 'unique amounts', spend: (row: number) => row + 0.5 },
      { but: 'unique dates', spend: (row: number) => `${2000 + row}-01-01` },
    ])('finds none among $but', async ({ spend }) => {
      const { schema } = await draftOf({ spend, age: ['1', '2', '3'], y: LABEL })

      expect(schema.id).toBeNull()
    })

    it('is the hinted column', async () => {
      const { schema } = await draftOf(
        { customer_id: (row) => row, card: (row) => `k${row}`, age: ['1', '2', '3'], y: LABEL },
        { id: 'card' },
      )

      expect(schema.id).toBe('card')
    })
  })

  describe('of the label', () => {
    it.each([
      { cells: ['0', '1'], positive: '1', negative: '0' },
      { cells: ['1.0', '0.0'], positive: '1.0', negative: '0.0' },
      { cells: ['1', '2'], positive: '2', negative: '1' },
      { cells: ['-1', '1'], positive: '1', negative: '-1' },
      { cells: ['yes', 'no'], positive: 'yes', negative: 'no' },
      { cells: ['N', 'Y'], positive: 'Y', negative: 'N' },
      { cells: ['TRUE', 'FALSE'], positive: 'TRUE', negative: 'FALSE' },
      { cells: ['None', 'Bought'], positive: 'Bought', negative: 'None' },
      { cells: ['no', 'sí'], positive: 'sí', negative: 'no' },
    ])('takes $positive of $cells for the positive cell', async ({ cells, positive, negative }) => {
      const { schema } = await draftOf({ age: (row) => row, answer: cells })

      expect(schema.label).toEqual({ column: 'answer', positive: [positive], negative: [negative] })
    })

    it.each([
      { name: 'label', before: 'Response' },
      { name: 'Converted', before: 'visit' },
      { name: 'y', before: 'active' },
    ])('takes the column $name before $before', async ({ name, before }) => {
      const { schema } = await draftOf({ [name]: LABEL, age: (row) => row, [before]: LABEL })

      expect(schema.label.column).toBe(name)
    })

    it('takes the last column of two values where no name tells', async () => {
      const { schema } = await draftOf({
        active: LABEL,
        y: ['1.5', '2', '3'],
        won: LABEL,
        split: ['train', 'test'],
      })

      expect(schema.label.column).toBe('won')
    })

    it('is what the hints say', async () => {
      const { schema } = await draftOf(
        { age: (row) => row, colour: ['red', 'blue'], label: LABEL },
        { label: 'colour', positive: 'red' },
      )

      expect(schema.label).toEqual({ column: 'colour', positive: ['red'], negative: ['blue'] })
      expect(schema.features.map(({ name }) => name)).toContain('label')
    })

    it.each([
      {
        why: 'no column has two values',
        columns: { age: (row: number) => row },
        message:
          'Expected a column named label, or a last column of two values. ' +
          'Say which column it is with --label. Columns of two values: none.',
      },
      {
        why: 'the last column has more',
        columns: { won: LABEL, age: (row: number) => row },
        message:
          'Expected a column named label, or a last column of two values. ' +
          'Say which column it is with --label. Columns of two values: won.',
      },
      {
        why: 'the label never changes',
        columns: { age: (row: number) => row, label: ['0'] },
        message:
          'Expected two different values in the label column "label". Received 1. ' +
          'If another column is the label, say which with --label.',
      },
      {
        why: 'the label has a third value',
        columns: { age: (row: number) => row, label: ['0', '1', 'maybe'] },
        message:
          'Expected two different values in the label column "label". Received 3. ' +
          'If another column is the label, say which with --label.',
      },
    ])('is asked for where $why', async ({ columns, message }) => {
      await expectFailure(() => draftOf(columns), 'invalid-data', message)
    })

    it.each([
      {
        hints: { label: 'lable' },
        message: 'Expected one of the columns age, label. Received "lable".',
      },
      { hints: { id: 'ID' }, message: 'Expected one of the columns age, label. Received "ID".' },
      {
        hints: { positive: 'yes' },
        message: '--positive: expected red or blue (column "label"), received "yes"',
      },
      {
        hints: {},
        message: 'Column "label" holds red and blue. Say which means "converted" with --positive.',
      },
    ])('refuses the hints $hints', async ({ hints, message }) => {
      const columns = { age: (row: number) => row, label: ['red', 'blue'] }

      await expectFailure(() => draftOf(columns, hints), 'invalid-usage', message)
    })
  })

  describe('of the split', () => {
    it.each([
      { cells: ['train', 'test'], split: 'Split' },
      { cells: ['Train', 'TEST', 'validation'], split: 'Split' },
      { cells: ['train', 'validation'], split: null },
      { cells: ['train', 'test', ''], split: null },
      { cells: ['train', 'test', 'holdout'], split: null },
    ])('is $split for $cells', async ({ cells, split }) => {
      const { schema } = await draftOf({ age: ['1', '2', '3'], Split: cells, label: LABEL })

      expect(schema.split).toBe(split)
    })
  })

  it('drafts a hundred columns', async () => {
    const columns = Object.fromEntries(
      Array.from({ length: 98 }, (_, index) => [`f${index}`, (row: number) => row * index]),
    )
    const { schema, notes } = await draftOf({ id: (row) => `c${row}`, ...columns, label: LABEL })

    expect(schema.features).toHaveLength(96)
    expect(schema.ignore).toEqual({ f0: 'the same value in every row', f1: 'a row number' })
    expect(notes).toHaveLength(100)
  })

  it('reads every row of the file it was drafted from', async () => {
    const path = temporaryFile()
    await fc.assert(
      fc.asyncProperty(campaignHistory, async (text) => {
        writeFileSync(path, text)
        const profile = await profileFile(path)
        const { schema } = draftSchema(profile, { id: null, label: null, positive: null })
        const { badRows, unusedColumns } = await readDataset(path, schema)

        expect({ badRows: badRows.first, unusedColumns }).toEqual({
          badRows: [],
          unusedColumns: [],
        })
        expect(parseSchema(JSON.parse(JSON.stringify(schema)))).toEqual({ ok: true, schema })
      }),
    )
  })
})
