/** What the worker would decide, and by which rule. */

import type { JSX } from 'preact'
import { Figure } from '../parts/figure.tsx'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import type { ForeseenDecision } from './foresee-decision.ts'

export function DecisionPanel({ decision }: { readonly decision: ForeseenDecision }): JSX.Element {
  const { words } = useReader()
  const { decision: text, score: scoreText } = words.customer
  const verdict = scoreText.decisions[decision.decision]
  return (
    <section>
      <h2>
        {text.title}: <span class={`verdict ${decision.decision}`}>{verdict}</span>
      </h2>
      {decision.isDegraded ? (
        <Degraded cause={decision.cause} verdict={verdict} />
      ) : (
        <>
          <p>{text.reasons[decision.reason]}</p>
          <dl>
            <dt>{text.profit}</dt>
            <dd>
              {decision.expectedProfit === null ? (
                text.noProfit
              ) : (
                <Figure value={decision.expectedProfit} kind="money" />
              )}
            </dd>
            <Minimums />
            <dt>{text.content}</dt>
            <dd>{decision.content === null ? text.noContent : <code>{decision.content}</code>}</dd>
          </dl>
        </>
      )}
      <p class="note">{text.note}</p>
    </section>
  )
}

/** What the policy holds her against, as far as it does. */
function Minimums(): JSX.Element | null {
  const { policy } = useSession()
  const text = useReader().words.customer.decision
  if (!policy.ok) return null
  const { minimum_expected_profit: profit, minimum_probability: probability } = policy.policy
  return (
    <>
      {profit !== null && (
        <>
          <dt>{text.leastProfit}</dt>
          <dd>
            {profit === Number.POSITIVE_INFINITY ? (
              text.neverWorthIt
            ) : (
              <Figure value={profit} kind="money" />
            )}
          </dd>
        </>
      )}
      {probability !== null && (
        <>
          <dt>{text.leastProbability}</dt>
          <dd>
            <Figure value={probability} kind="share" />
          </dd>
        </>
      )}
    </>
  )
}

function Degraded({
  cause,
  verdict,
}: {
  readonly cause: { readonly feature: string } | { readonly problem: string }
  readonly verdict: string
}): JSX.Element {
  const { words } = useReader()
  const { degraded } = words.customer.decision
  if ('feature' in cause) return <p class="warned">{degraded.feature(cause.feature, verdict)}</p>
  return (
    <>
      <p class="warned">{degraded.problem(verdict)}</p>
      <p class="note">
        {words.shell.detail} <q lang="en">{cause.problem}</q>
      </p>
    </>
  )
}
