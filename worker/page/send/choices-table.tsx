/** What each way to choose whom to mail brings. */

import type { JSX } from 'preact'
import { ColumnHeads } from '../parts/column-heads.tsx'
import { Figure } from '../parts/figure.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { useReader } from '../session/reader.ts'
import { wholeText } from './depth-texts.ts'
import type { FigurePath } from './own-run.ts'
import type { MailingPlan, PlanPoint } from './plan-mailing.ts'
import type { Choice } from './words.ts'

export interface ChoicesTableProps {
  readonly plan: MailingPlan
  /** What the policy in force does; null: it has no place among these. */
  readonly today: PlanPoint | null
  readonly pathOf: FigurePath
}

export function ChoicesTable({ plan, today, pathOf }: ChoicesTableProps): JSX.Element {
  const reader = useReader()
  const { table: text } = reader.words.send
  const caption = text.caption(wholeText(reader, plan.everyone.sends))
  const choices: readonly (readonly [Choice, PlanPoint | null])[] = [
    ['chosen', plan.chosen],
    ['everyone', plan.everyone],
    ['random', plan.random],
    ['budget', plan.budget],
    ['today', today],
  ]
  return (
    <>
      <Scroll label={caption}>
        <table class="choices">
          <caption>{caption}</caption>
          <ColumnHeads names={text.columns} />
          <tbody>
            {choices.map(
              ([choice, point]) =>
                point && (
                  <tr key={choice}>
                    <th scope="row">{text.rows[choice]}</th>
                    <ChoiceCells choice={choice} point={point} pathOf={pathOf} />
                  </tr>
                ),
            )}
          </tbody>
        </table>
      </Scroll>
      <p class="note">{text.note}</p>
    </>
  )
}

function ChoiceCells({
  choice,
  point,
  pathOf,
}: {
  readonly choice: Choice
  readonly point: PlanPoint
  readonly pathOf: FigurePath
}): JSX.Element {
  const { share, sends, conversions, profit } = point
  const place = (name: keyof PlanPoint) => (choice === 'today' ? {} : pathOf(`${choice}.${name}`))
  // Figures of the run are told as its report does; a list that they stand for has no tenths.
  const counted = (name: 'sends' | 'conversions', count: number) => {
    const path = place(name)
    const value = path.path === undefined ? Math.round(count) : count
    return <Figure value={value} kind="count" {...path} />
  }
  return (
    <>
      <td>
        <Figure value={share} kind="share" {...place('share')} />
      </td>
      <td>{counted('sends', sends)}</td>
      <td>{counted('conversions', conversions)}</td>
      <td>
        <Figure value={profit} kind="money" {...place('profit')} />
      </td>
    </>
  )
}
