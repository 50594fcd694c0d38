/** Which character separates the cells of a CSV text. */

/** Of two that a header line has equally often, the first one. */
const DELIMITERS = [',', ';', '\t', '|'] as const

/** A cell in quotes, delimiters and line breaks and all. */
const QUOTED_CELL = /(?<=^\uFEFF?|[,;\t|\r\n])"(?:[^"]|"")*"/g

/**
 * The delimiter that the header line has most of: `,` `;` tab or `|`.
 *
 * @param head The beginning of the text, with the whole of its header line.
 */
export function findDelimiter(head: string): string {
  const lines = withoutQuotedCells(head).split(/[\r\n]/)
  const header = lines.find((line) => /[^\s,;|]/.test(line)) ?? ''
  const occurrences = (delimiter: string) => header.split(delimiter).length
  return DELIMITERS.reduce((best, next) => (occurrences(next) > occurrences(best) ? next : best))
}

/** What ends the lines: the first line break that no quotes enclose; a line feed where there is none. */
export function findLineBreak(head: string): string {
  return /\r\n|\r|\n/.exec(withoutQuotedCells(head))?.[0] ?? '\n'
}

/** Whether a cell holds something that `findDelimiter` could take for a delimiter, were it not quoted. */
export function looksDelimited(cell: string): boolean {
  return DELIMITERS.some((delimiter) => cell.includes(delimiter))
}

function withoutQuotedCells(head: string): string {
  return head.replace(QUOTED_CELL, 'quoted')
}
