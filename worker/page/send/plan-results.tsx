/** All that follows from what the viewer typed. */

import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { SettledStatus } from '../parts/settled-status.tsx'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import { ChoicesTable } from './choices-table.tsx'
import { planHoldout, roundHoldout } from './holdout.ts'
import { holdoutAnswer } from './holdout-answer.ts'
import { HoldoutSection } from './holdout-section.tsx'
import { budgetDepth, depthAt, depthOfProbability, knownDepths } from './mailing-depths.ts'
import { ownRunPath } from './own-run.ts'
import { planAnswer } from './plan-answer.ts'
import type { PlanInput } from './plan-input.ts'
import { placer, planMailing } from './plan-mailing.ts'
import { PlanSection } from './plan-section.tsx'
import { PolicySection } from './policy-section.tsx'
import { ProfitChart } from './profit-chart.tsx'
import { TodayLine } from './today-line.tsx'
import { todaysSetting } from './todays-setting.ts'

export interface PlanResultsProps {
  readonly input: PlanInput
  /** Part of the conversions that the email causes, in (0, 1]. */
  readonly caused: number
  /** Of 100 conversions. */
  readonly onCaused: (percent: number) => void
}

export function PlanResults({ input, caused, onCaused }: PlanResultsProps): JSX.Element {
  const reader = useReader()
  const { model, figures, policy } = useSession()
  const depths = useMemo(() => knownDepths(figures.mailing, budgetDepth(figures.profit)), [figures])
  const setting = useMemo(() => todaysSetting(policy), [policy])
  const { plan, today, pointAt } = useMemo(() => {
    const { sends: rows } = depthAt(depths, Number.POSITIVE_INFINITY)
    const place = placer({ rows, listSize: input.listSize }, input)
    return {
      plan: planMailing(figures.mailing, depths, input),
      today: setting.ok ? place(depthOfProbability(depths, setting.probability)) : null,
      pointAt: (share: number) => place(depthAt(depths, share * rows)),
    }
  }, [figures, depths, setting, input])
  const question = { sends: plan.planned.sends, conversions: plan.planned.conversions, caused }
  const holdout = roundHoldout(planHoldout(question))
  const [answer, leftOut] = [planAnswer(reader, plan), holdoutAnswer(reader, question, holdout)]
  const pathOf = ownRunPath(figures, model.policy.run?.budget ?? null, input)
  return (
    <>
      <PlanSection plan={plan} answer={answer} pathOf={pathOf} />
      <SettledStatus text={`${answer} ${leftOut}`} />
      <ProfitChart plan={plan} today={today} pointAt={pointAt} />
      <ChoicesTable plan={plan} today={today} pathOf={pathOf} />
      <TodayLine setting={setting} />
      <HoldoutSection
        question={question}
        holdout={holdout}
        answer={leftOut}
        amounts={input}
        onCaused={onCaused}
      />
      <PolicySection
        amounts={input}
        probability={plan.plannedProbability}
        holdoutShare={holdout.share}
      />
    </>
  )
}
