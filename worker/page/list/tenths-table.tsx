/** How a list's customers spread over the tenths of the reference customers, the highest first. */

import type { JSX } from 'preact'
import { BarCell } from '../charts/bar-cell.tsx'
import { Figure } from '../parts/figure.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { useReader } from '../session/reader.ts'
import type { Tally } from './tally.ts'

export function TenthsTable({ tally: { tenths, scored } }: { readonly tally: Tally }): JSX.Element {
  const { tenths: words } = useReader().words.list
  const largest = Math.max(...tenths)
  const rows = tenths.map((customers, tenth) => ({ customers, tenth })).reverse()
  return (
    <Scroll label={words.caption}>
      <table>
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.percentile}</th>
            <th scope="col">{words.customers}</th>
            <th scope="col">{words.share}</th>
            <td class="drawn" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ customers, tenth }) => (
            <tr key={tenth}>
              <th scope="row">{words.range(10 * tenth, 10 * tenth + 10)}</th>
              <td>
                <Figure value={customers} kind="count" />
              </td>
              <td>
                <Figure value={customers / scored} kind="share" />
              </td>
              <td class="drawn">
                <BarCell domain={[0, largest]} value={customers} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
