/** The first bad rows of a list, each with its line and what is wrong with it. */

import type { JSX } from 'preact'
import { ColumnHeads } from '../parts/column-heads.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import type { ListResult, ShownBadRow } from './list-result.ts'

export function BadRowsTable({
  result: { tally, shownBadRows, width },
}: {
  readonly result: ListResult
}): JSX.Element {
  const { words, format } = useReader()
  const { badRows } = words.list
  const { features } = useSession().model.schema
  const reasonsOf = ({ cells, issues }: ShownBadRow): readonly string[] =>
    cells === width
      ? issues.map((issue) =>
          badRows.issue(
            issue,
            features.find(({ name }) => name === issue.field),
          ),
        )
      : [badRows.cells(width, cells)]
  return (
    <div class="bad-rows">
      <Scroll label={badRows.title}>
        <table>
          <caption>
            {shownBadRows.length === tally.bad
              ? badRows.title
              : badRows.firstOnly(format(shownBadRows.length, 'count'), format(tally.bad, 'count'))}
          </caption>
          <ColumnHeads names={[badRows.line, badRows.reason]} />
          <tbody>
            {shownBadRows.map((row) => (
              <tr key={row.line}>
                <th scope="row">{format(row.line, 'exact')}</th>
                <td>{reasonsOf(row).join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  )
}
