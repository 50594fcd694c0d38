/** Why she scores as she does: bars from the typical customer's score to hers. */

import type { JSX } from 'preact'
import { describeReasons } from '../../../shared/reason-sentences.ts'
import { toProbability } from '../../../shared/score.ts'
import { Figure } from '../parts/figure.tsx'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import type { ScoredValues } from './use-score.ts'
import { layOutWaterfall } from './waterfall.ts'

/** Names that are read at a glance. */
const FEW = 8

export function ReasonsChart({ values, score }: ScoredValues): JSX.Element {
  const { words, language, decimal } = useReader()
  const { schema } = useSession().model
  const { reasons: text } = words.customer
  const { contributions, unseen, imputed, logOdds, referenceLogOdds } = score
  const reasons = describeReasons(
    contributions,
    { schema, values, unseen, language },
    { most: schema.features.length },
  )
  const moved = new Set(reasons.map(({ feature }) => feature))
  const unmoved = schema.features.filter(({ name }) => !moved.has(name)).map(({ name }) => name)
  const { start, bars, end } = layOutWaterfall(reasons.map(({ log_odds }) => log_odds))
  const listed = (names: readonly string[]) => names.join(', ')
  const sum = contributions.reduce((total, change) => total + change, 0)
  return (
    <section>
      <h2>{text.title}</h2>
      {reasons.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <>
          <p>{text.introduction}</p>
          <ol class="waterfall">
            <Milestone name={text.start} place={start} logOdds={referenceLogOdds} />
            {reasons.map(({ feature, log_odds, direction, sentence }, at) => {
              const { from = 50, to = 50 } = bars[at] ?? {}
              return (
                <li key={feature}>
                  <span class="reason">{sentence}</span>
                  <svg class="waterfall-bar" aria-hidden="true">
                    <line class="guide" x1={`${from}%`} x2={`${from}%`} y1="0" y2="50%" />
                    <line class="guide" x1={`${to}%`} x2={`${to}%`} y1="50%" y2="100%" />
                    <rect
                      class={direction === 'raises' ? 'fill-blue' : 'fill-vermilion'}
                      x={`${Math.min(from, to)}%`}
                      width={`${Math.abs(to - from)}%`}
                      y="15%"
                      height="70%"
                    />
                  </svg>
                  <Figure value={log_odds} kind="score_difference" />
                </li>
              )
            })}
            <Milestone name={text.end} place={end} logOdds={logOdds} isLast />
          </ol>
          <Unmoved names={unmoved} />
          <p class="note">
            {text.sum({
              sum: signed(sum),
              hers: decimal(logOdds, 4),
              typical: decimal(referenceLogOdds, 4),
            })}{' '}
            {text.methods[score.method]}
          </p>
        </>
      )}
      {unseen.length > 0 && <p>{text.unseen(listed(unseen))}</p>}
      {imputed.length > 0 && <p>{text.imputed(listed(imputed))}</p>}
      <p class="note">{text.noCauses}</p>
    </section>
  )

  function signed(value: number): string {
    return `${value > 0 ? '+' : ''}${decimal(value, 4)}`
  }
}

function Unmoved({ names }: { readonly names: readonly string[] }): JSX.Element | null {
  const { reasons: text } = useReader().words.customer
  if (names.length === 0) return null
  const listed = <p class="note">{text.nothing(names.join(', '))}</p>
  if (names.length <= FEW) return listed
  return (
    <details>
      <summary>{text.manyNothing(names.length)}</summary>
      {listed}
    </details>
  )
}

/** Where the bars begin, and where they end. */
function Milestone({
  name,
  place,
  logOdds,
  isLast = false,
}: {
  readonly name: string
  readonly place: number
  readonly logOdds: number
  readonly isLast?: boolean
}): JSX.Element {
  return (
    <li class="milestone">
      <span class="reason">{name}</span>
      <svg class="waterfall-bar" aria-hidden="true">
        <line
          class="guide"
          x1={`${place}%`}
          x2={`${place}%`}
          y1={isLast ? '0' : '50%'}
          y2={isLast ? '50%' : '100%'}
        />
        <circle class="fill-ink" cx={`${place}%`} cy="50%" r="5" />
      </svg>
      <Figure value={toProbability(logOdds)} kind="share" />
    </li>
  )
}
