/** How many customers to leave out so that what the email causes can be seen. */

import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import type { Writer } from '../session/writer.ts'
import { countText, moneyText, profitText } from './depth-texts.ts'
import { type Holdout, type HoldoutCost, type HoldoutQuestion, holdoutCost } from './holdout.ts'
import { PercentSlider } from './percent-slider.tsx'
import type { Amounts } from './plan-input.ts'

export interface HoldoutSectionProps {
  readonly question: HoldoutQuestion
  readonly holdout: Holdout
  /** The same in a sentence. */
  readonly answer: string
  readonly amounts: Amounts
  /** Of 100 conversions. */
  readonly onCaused: (percent: number) => void
}

export function HoldoutSection(props: HoldoutSectionProps): JSX.Element {
  const { words } = useReader()
  const { holdout: text } = words.send
  return (
    <section aria-labelledby="holdout">
      <h2 id="holdout">{text.title}</h2>
      <p>{text.introduction}</p>
      <CausedSlider {...props} />
      <HoldoutAnswer {...props} />
      <p class="note">{text.method}</p>
    </section>
  )
}

function CausedSlider({ question, onCaused }: HoldoutSectionProps): JSX.Element {
  const { words, format } = useReader()
  const { holdout: text } = words.send
  const percent = Math.round(100 * question.caused)
  return (
    <PercentSlider
      label={text.caused}
      min={1}
      percent={percent}
      reading={text.causedReading(format(percent, 'count'))}
      onPercent={onCaused}
    />
  )
}

function HoldoutAnswer({ question, holdout, answer, amounts }: HoldoutSectionProps): JSX.Element {
  const reader = useReader()
  const { holdout: text } = reader.words.send
  const { policy } = useSession()
  if (holdout.leastSends === null) return <p>{answer}</p>
  const inForce = policy.ok ? policy.policy.holdout_share : 0
  const whole = holdoutCost(question, 1, amounts)
  const notes = [
    text.effect(
      countText(reader, question.conversions),
      countText(reader, whole.conversions),
      profitText(reader, whole.profit),
    ),
    ...(holdout.share === null
      ? []
      : [costText(reader, holdoutCost(question, holdout.share, amounts))]),
    ...(holdout.isRough ? [text.rough] : []),
    ...(inForce > 0 ? [text.inForce(reader.format(inForce, 'share'))] : []),
  ]
  return (
    <>
      <p class="lead">{answer}</p>
      <p>{notes.join(' ')}</p>
    </>
  )
}

function costText(writer: Writer, { conversions, profit }: HoldoutCost): string {
  const { holdout: text } = writer.words.send
  const count = countText(writer, conversions)
  return profit < 0
    ? text.saved(count, moneyText(writer, -profit))
    : text.forgone(count, profitText(writer, profit))
}
