import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settlePolicy } from '../../../../shared/policy.ts'
import type { Schema } from '../../../../shared/schema.ts'
import type { PostBatch } from '../../../../worker/page/list/post-in-order.ts'
import { csvText } from '../../../helpers/csv-texts.ts'
import { EVEN_SCORE, runList, scoreEvenly, troubleOf } from '../../../helpers/list-world.ts'
import { schemaOf } from '../../../helpers/schema-of.ts'

const SCHEMA: Schema = {
  ...schemaOf(
    { name: 'recency', type: 'integer', min: 0, missing: false },
    { name: 'age', type: 'integer', missing: true },
  ),
  id: 'id',
}

const ADDED =
  'presend_probability,presend_percentile,presend_band,presend_decision,presend_reason,presend_expected_profit,presend_error'

function listOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => `C${row},${row % 300}`)
  return ['id,recency', ...lines, ''].join('\n')
}

describe('scoreList', () => {
  it('gives back every row in its place: scored, objected, bad, longer and shorter', async () => {
    const csv = [
      'id,recency,note,objected',
      'A,1,"say ""hi"", twice",',
      'B,soon,,no',
      'C,3,,yes',
      'D,4',
      'E,5,,,extra',
      '',
      'F,6,plain,0',
    ].join('\r\n')
    const settled = settlePolicy(null, [{ minimum_probability: 0.5 }], SCHEMA)
    const policy = settled.ok ? settled.policy : null

    const { lines, badLines, end } = await runList(csv, { schema: SCHEMA, policy })

    expect(lines).toEqual([
      `id,recency,note,objected,${ADDED}`,
      'A,1,"say ""hi"", twice",,0.5,0.25,medium,send,worth_it,,',
      'B,soon,,no,,,,,,,"recency: expected an integer >= 0, received ""soon"""',
      'C,3,,yes,,,,hold,objected,,',
      'D,4,,,,,,,,,"the row: expected 4 cells, received 2"',
      'E,5,,,,,,,,,"the row: expected 4 cells, received 5",extra',
      'F,6,plain,0,0.5,0.25,medium,send,worth_it,,',
    ])
    expect(badLines).toEqual([
      'presend_line,presend_error,id,recency,note,objected',
      '3,"recency: expected an integer >= 0, received ""soon""",B,soon,,no',
      '5,"the row: expected 4 cells, received 2",D,4',
      '6,"the row: expected 4 cells, received 5",E,5,,,extra',
    ])
    expect(end).toMatchObject({
      kind: 'done',
      result: {
        tally: { rows: 6, scored: 2, bad: 3, objected: 1, sends: 2, holds: 1 },
        lacking: ['age'],
        width: 4,
        shownBadRows: [{ line: 3 }, { line: 5, cells: 2 }, { line: 6, cells: 5 }],
      },
    })
  })

  it('sends features and line numbers, and nothing else of anybody', async () => {
    const sent: unknown[] = []
    const post: PostBatch = (batch) => {
      sent.push(...batch.customers)
      return scoreEvenly(batch)
    }
    const csv = 'email,id,recency,objected\nana@x.com,A,1,\nbo@x.com,B,2,yes\ncy@x.com,C,soon,\n'
    await runList(csv, { schema: SCHEMA, post })
    expect(sent).toEqual([{ id: 2, recency: '1' }])
  })

  it('writes the marks and line endings that it read', async () => {
    const { end } = await runList('\uFEFFid;recency\r\nA;1\r\n', { schema: SCHEMA })
    const text = end.kind === 'done' ? await new Response(end.result.list).bytes() : []
    expect(String.fromCharCode(...text)).toBe(
      `\xEF\xBB\xBFid;recency;${ADDED.replaceAll(',', ';')}\r\nA;1;0.5;0.25;medium;;;;\r\n`,
    )
  })

  it('leaves decisions empty without a policy', async () => {
    const { lines } = await runList('id,recency\nA,1\n', { schema: SCHEMA, policy: null })
    expect(lines[1]).toBe('A,1,0.5,0.25,medium,,,,')
  })

  it.each([
    { of: 'a header alone', csv: 'id,recency\n\n', refusal: { kind: 'no_customers' } },
    { of: 'blank lines alone', csv: '\n,,\n', refusal: { kind: 'empty' } },
    {
      of: 'other columns',
      csv: 'email,age\na,1\n',
      refusal: { kind: 'lacking_columns', lacking: ['recency'], received: ['email', 'age'] },
    },
    {
      of: 'a quote that is closed nowhere, after rows that are sound',
      csv: `${listOf(3000)}"x,1\n`,
      refusal: { kind: 'open_quote', line: 3002 },
    },
  ])('refuses a list of $of before anything is sent', async ({ csv, refusal }) => {
    const post: PostBatch = () => Promise.reject(new Error('Expected nothing to be sent.'))
    const { end } = await runList(csv, { schema: SCHEMA, post })
    expect(end).toEqual({ kind: 'refused', refusal })
  })

  it('tells of at most ten steps a second, of the first and of the end', async () => {
    let calls = 0
    const now = () => calls++ // a millisecond each time it is asked
    const { messages } = await runList(listOf(60_000), { schema: SCHEMA, now })
    const scoring = messages.filter(({ kind }) => kind === 'scoring')
    expect(scoring[0]).toEqual({ kind: 'scoring', rows: 60_000, done: 0 })
    expect(scoring.length).toBeLessThanOrEqual(2 + calls / 100)
    expect(messages.at(-1)).toMatchObject({ kind: 'done', result: { tally: { rows: 60_000 } } })
  })

  it('waits as the worker asks, says so, and goes on with the same rows', async () => {
    const waits: number[] = []
    let left = 2
    const post: PostBatch = (batch) =>
      left-- > 0
        ? Promise.resolve({ ok: false, trouble: troubleOf('busy', 10) })
        : scoreEvenly(batch)
    const sleep = async (milliseconds: number) => void waits.push(milliseconds)
    const { messages, lines } = await runList(listOf(10), { schema: SCHEMA, post, sleep })
    expect(waits).toEqual([10_000, 10_000])
    expect(messages.filter(({ kind }) => kind === 'waiting')).toHaveLength(2)
    expect(messages[2]).toMatchObject({ kind: 'waiting', seconds: 10, rows: 10, done: 0 })
    expect(lines).toHaveLength(11)
  })

  it('stops where waiting does not help, shows what is there, and goes on once told', async () => {
    let isKeyKnown = false
    const stops: unknown[] = []
    const post: PostBatch = (batch) =>
      isKeyKnown || Number(batch.customers[0]?.id) < 2000
        ? scoreEvenly(batch)
        : Promise.resolve({ ok: false, trouble: troubleOf('unauthorized') })
    const { lines } = await runList(listOf(5000), {
      schema: SCHEMA,
      post,
      askToGoOn: async () => {
        isKeyKnown = true
      },
      onMessage: (message) => {
        if (message.kind === 'stopped') stops.push(message.result.tally.rows)
      },
    })
    expect(stops).toEqual([2000])
    expect(lines).toHaveLength(5001)
    expect(lines.map((line) => line.split(',')[0]).slice(1)).toEqual(
      Array.from({ length: 5000 }, (_, row) => `C${row}`),
    )
  })

  it('ends at once when it is cancelled, with what is there', async () => {
    const controller = new AbortController()
    const post: PostBatch = (batch) => {
      if (Number(batch.customers[0]?.id) > 2000) {
        controller.abort()
        return Promise.reject(controller.signal.reason)
      }
      return scoreEvenly(batch)
    }
    const { signal } = controller
    const { end, lines } = await runList(listOf(5000), { schema: SCHEMA, post, signal })
    expect(end).toMatchObject({ kind: 'cancelled', result: { tally: { rows: 1000 } } })
    expect(lines).toHaveLength(1001)
  })

  it('ends at once also where nothing is sent', async () => {
    const controller = new AbortController()
    const { end } = await runList(listOf(5000).replace(/,\d+/g, ',soon'), {
      schema: SCHEMA,
      signal: controller.signal,
      onMessage: ({ kind }) => {
        if (kind === 'scoring') controller.abort()
      },
    })
    expect(end).toMatchObject({ kind: 'cancelled', result: { tally: { rows: 1000 } } })
  })

  it('has nothing to show when it is cancelled before it was checked', async () => {
    const { end } = await runList(listOf(10), { schema: SCHEMA, signal: AbortSignal.abort() })
    expect(end).toEqual({ kind: 'cancelled', result: null })
  })

  it('fails with what is there when something breaks', async () => {
    const post: PostBatch = () => Promise.reject(new TypeError('broken on purpose'))
    const { end } = await runList(listOf(10), { schema: SCHEMA, post })
    expect(end).toMatchObject({ kind: 'failed', result: { tally: { rows: 0 } } })
  })

  it('sets aside whom the worker refuses', async () => {
    const issues = [{ field: 'recency', expected: 'less', received: '1' }]
    const post: PostBatch = async () => ({ ok: true, value: [{ ok: false, issues }, EVEN_SCORE] })
    const { lines } = await runList('id,recency\nA,1\nB,1\n', { schema: SCHEMA, post })
    expect(lines.slice(1)).toEqual([
      'A,1,,,,,,,"recency: expected less, received 1"',
      'B,1,0.5,0.25,medium,,,,',
    ])
  })

  it('keeps every cell and the order of any table in any dialect, as csv-parse reads it', async () => {
    const readAll = (text: string, delimiter: string): string[][] =>
      parse(text, {
        bom: true,
        delimiter,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        skip_empty_lines: true,
      })
    await fc.assert(
      fc.asyncProperty(csvText, async ({ text, content, delimiter }) => {
        const [first = ''] = content.columns
        const schema = schemaOf({ name: first, type: 'category', missing: true, open: true })
        fc.pre(content.rows.length > 0 && first !== 'objected')
        const { end } = await runList(text, { schema })
        const output = end.kind === 'done' ? await end.result.list.text() : ''
        const isFilled = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== '')
        const before = readAll(text, delimiter).filter(isFilled)
        const after = readAll(output, delimiter)
        expect(after.map((cells) => cells.slice(0, content.columns.length))).toEqual(before)
      }),
      { numRuns: 200 },
    )
  })
})
