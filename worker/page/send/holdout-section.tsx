/** How many customers to leave out so that what the email causes can be seen. */

import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import { countText, moneyText, profitText, wholeText } from './depth-texts.ts'
import { type Holdout, type HoldoutQuestion, holdoutCost, roundUpShare } from './holdout.ts'
import type { Amounts } from './plan-input.ts'

export interface HoldoutSectionProps {
  readonly question: HoldoutQuestion
  readonly holdout: Holdout
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
  const id = useId()
  const percent = Math.round(100 * question.caused)
  const reading = text.causedReading(format(percent, 'count'))
  return (
    <div class="depth">
      <label for={id}>{text.caused}</label>
      <input
        id={id}
        type="range"
        min="1"
        max="100"
        step="1"
        value={percent}
        onInput={({ currentTarget }) => onCaused(currentTarget.valueAsNumber)}
        aria-valuetext={reading}
      />
      <p aria-hidden="true">{reading}</p>
    </div>
  )
}

function HoldoutAnswer({ question, holdout, amounts }: HoldoutSectionProps): JSX.Element {
  const reader = useReader()
  const { holdout: text } = reader.words.send
  const { policy } = useSession()
  const inForce = policy.ok ? policy.policy.holdout_share : 0
  const { sends } = question
  if (holdout.leastSends === null) return <p>{text.nothing}</p>
  const whole = holdoutCost(question, 1, amounts)
  const share = holdout.share === null ? null : roundUpShare(holdout.share)
  return (
    <>
      <p class="lead">
        {share === null
          ? text.tooFew(
              wholeText(reader, sends),
              wholeText(reader, holdout.leastSends),
              reader.format(holdout.leastSendsShare, 'share'),
            )
          : text.answer(
              reader.format(share, 'share'),
              wholeText(reader, share * sends),
              wholeText(reader, sends),
            )}
      </p>
      <p>
        {text.effect(
          countText(reader, question.conversions),
          countText(reader, whole.conversions),
          profitText(reader, whole.profit),
        )}{' '}
        {share !== null && <Cost question={question} share={share} amounts={amounts} />}{' '}
        {holdout.isRough && text.rough}{' '}
        {inForce > 0 && text.inForce(reader.format(inForce, 'share'))}
      </p>
    </>
  )
}

function Cost({
  question,
  share,
  amounts,
}: Pick<HoldoutSectionProps, 'question' | 'amounts'> & { readonly share: number }): JSX.Element {
  const reader = useReader()
  const { holdout: text } = reader.words.send
  const { conversions, profit } = holdoutCost(question, share, amounts)
  const count = countText(reader, conversions)
  return (
    <>
      {profit < 0
        ? text.saved(count, moneyText(reader, -profit))
        : text.forgone(count, profitText(reader, profit))}
    </>
  )
}
