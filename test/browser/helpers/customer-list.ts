/** Lists to score: made-up customers as `pnpm sample` writes them, and ten rows that break rules. */

import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface BadRow {
  /** The header's is 1. */
  readonly line: number
  /** What its reason must name. */
  readonly reason: RegExp
}

const run = promisify(execFile)

const HEADER = 'customer_id,recency,frequency,monetary,open_rate,ctr,age,gender,region,label'

/** In the order of their lines; each breaks another rule. */
const DAMAGES: readonly (BadRow & { readonly damage: (cells: string[]) => string[] })[] = [
  { line: 2, reason: /^recency: .*received nothing/, damage: withCell('recency', '') },
  { line: 3, reason: /^frequency: .*received "-3"/, damage: withCell('frequency', '-3') },
  { line: 500, reason: /^monetary: .*received "a lot"/, damage: withCell('monetary', 'a lot') },
  { line: 501, reason: /^open_rate: .*received "1.7"/, damage: withCell('open_rate', '1.7') },
  { line: 1000, reason: /^ctr: .*received "NaN"/, damage: withCell('ctr', 'NaN') },
  { line: 1001, reason: /^age: .*received "34.5"/, damage: withCell('age', '34.5') },
  { line: 2002, reason: /^age: .*received "200"/, damage: withCell('age', '200') },
  { line: 3003, reason: /^gender: .*received "Martian"/, damage: withCell('gender', 'Martian') },
  { line: 4004, reason: /^the row: .*received 3$/, damage: (cells) => cells.slice(0, 3) },
  { line: 5001, reason: /^the row: .*received 13/, damage: (cells) => [...cells, 'too', 'many'] },
]

/** What the list of 5,000 rows must be answered with. */
export const BAD_ROWS: readonly BadRow[] = DAMAGES

/** Writes the lists of a project. */
export async function writeLists(project: string): Promise<void> {
  await Promise.all([
    writeSample(longList(project), 100_000),
    writeListWithBadRows(listWithBadRows(project)),
  ])
}

/** Of 100,000 rows, none of them bad. */
export function longList(project: string): string {
  return join(project, 'long-list.csv')
}

/** Of 5,000 rows, ten of them bad, with a column of its own that needs quotes. */
export function listWithBadRows(project: string): string {
  return join(project, 'list-with-bad-rows.csv')
}

async function writeSample(path: string, rows: number): Promise<void> {
  const sample = join('trainer', 'commands', 'sample.ts')
  await run('node', [sample, '--rows', `${rows}`, '--seed', '7', '--out', path])
}

async function writeListWithBadRows(path: string): Promise<void> {
  await writeSample(path, 5000)
  const [header, ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n')
  if (header !== HEADER) throw new Error(`Expected ${HEADER}. Received ${header}.`)
  const rows = lines.map((line, at) => [...line.split(','), NOTES[at % NOTES.length]])
  for (const { line, damage } of DAMAGES) rows[line - 2] = damage(rows[line - 2])
  const text = [`${header},note`, ...rows.map((cells) => cells.join(','))].join('\n')
  await writeFile(path, `${text}\n`)
}

/** Cells as spreadsheets write them. */
const NOTES = ['', 'regular', '"Calle Mayor, 2º ""B"""', 'Ñandú 😀', ' spaced ', '=1+1', '007']

function withCell(column: string, cell: string): (cells: string[]) => string[] {
  const position = HEADER.split(',').indexOf(column)
  return (cells) => cells.with(position, cell)
}
