/** A table of figures, folded away below the chart that draws them. */

import type { JSX } from 'preact'
import type { FigureKind } from '../../../shared/figure-format.ts'
import { useReader } from '../session/reader.ts'
import { ColumnHeads } from './column-heads.tsx'
import { Figure } from './figure.tsx'
import { Scroll } from './scroll.tsx'

export interface FigureColumn<Field extends string> {
  readonly name: string
  readonly field: Field
  readonly kind: FigureKind
  /** Where the column holds intervals: their other end. */
  readonly to?: Field
}

export interface FigureTableProps<Field extends string> {
  /** Names the table, and opens it. */
  readonly caption: string
  /** The first one names the row. */
  readonly columns: readonly FigureColumn<Field>[]
  readonly rows: readonly Readonly<Record<Field, number>>[]
  /** Of the list in `metrics.json`. */
  readonly path: string
}

export function FigureTable<Field extends string>({
  caption,
  columns,
  rows,
  path,
}: FigureTableProps<Field>): JSX.Element {
  const { words } = useReader()
  return (
    <details>
      <summary>{caption}</summary>
      <Scroll label={caption}>
        <table>
          <caption class="unseen">{caption}</caption>
          <ColumnHeads names={columns.map(({ name }) => name)} />
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {columns.map(({ name, field, kind, to }, column) => {
                  const figures = (
                    <>
                      <Figure value={row[field]} kind={kind} path={`${path}.${at}.${field}`} />
                      {to !== undefined && (
                        <>
                          {` ${words.shell.to} `}
                          <Figure value={row[to]} kind={kind} path={`${path}.${at}.${to}`} />
                        </>
                      )}
                    </>
                  )
                  return column === 0 ? (
                    <th key={name} scope="row">
                      {figures}
                    </th>
                  ) : (
                    <td key={name}>{figures}</td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  )
}
