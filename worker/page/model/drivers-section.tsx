/** What drives the score: what the ranking loses without each feature. */

import type { JSX } from 'preact'
import type { Figures } from '../../../shared/figures.ts'
import { BarCell } from '../charts/bar-cell.tsx'
import { EstimateFigure } from '../parts/figure.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { useReader } from '../session/reader.ts'
import { rankDrivers } from './rank-drivers.ts'

export function DriversSection({ figures }: { readonly figures: Figures }): JSX.Element {
  const { words } = useReader()
  const { drivers: text } = words.model
  return (
    <section aria-labelledby="drivers">
      <h2 id="drivers">{text.title}</h2>
      {figures.importance.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <>
          <p>{text.introduction}</p>
          <DriversTable importance={figures.importance} />
          <p class="note">{text.notCausal}</p>
        </>
      )}
    </section>
  )
}

function DriversTable({ importance }: Pick<Figures, 'importance'>): JSX.Element {
  const { words } = useReader()
  const { caption, columns } = words.model.drivers
  const [feature, bar, drop] = columns
  const ends = importance.flatMap(({ roc_auc_drop: lost }) => (lost ? [lost.low, lost.high] : []))
  const domain = [Math.min(0, ...ends), Math.max(0, ...ends)] as const
  return (
    <Scroll label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{feature}</th>
            <th scope="col" class="drawn">
              {bar}
            </th>
            <th scope="col">{drop}</th>
          </tr>
        </thead>
        <tbody>
          {rankDrivers(importance).map(({ feature: name, roc_auc_drop: lost, place }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="drawn">
                {lost && (
                  <BarCell domain={domain} value={lost.value} interval={[lost.low, lost.high]} />
                )}
              </td>
              <td>
                <EstimateFigure
                  estimate={lost}
                  kind="score_difference"
                  path={`importance.${place}.roc_auc_drop`}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
