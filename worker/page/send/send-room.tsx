/** The room "Plan a send": how many to mail for the most profit, and the policy that does it. */

import './send-room.css'
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { createFigureFormat } from '../../../shared/figure-format.ts'
import { SettledStatus } from '../parts/settled-status.tsx'
import { keepInAddress, readAddress, useAddress } from '../session/address.ts'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import { PlanFields } from './plan-fields.tsx'
import type { PlanInput } from './plan-input.ts'
import { PlanResults } from './plan-results.tsx'
import {
  readField,
  readSettings,
  type SendField,
  type SendSettings,
  startingNumbers,
  writeSettings,
} from './send-settings.ts'
import type { TypedNumber } from './typed-number.ts'

export function SendRoom(): JSX.Element {
  const { language } = useReader()
  const { settings } = useAddress()
  // Another address is another plan; another language writes the same numbers in other ways.
  return <Planner key={`${language} ${settings}`} />
}

function Planner(): JSX.Element {
  const { words, language, format } = useReader()
  const { fields, title, introduction } = words.send
  const { model, figures, policy } = useSession()
  const [settings, setSettings] = useState(() =>
    readSettings(
      readAddress(location.hash).settings,
      startingNumbers(policy, figures, model),
      (value) => format(value, 'exact'),
    ),
  )
  const change = (changed: Partial<SendSettings>) => {
    const next = { ...settings, ...changed }
    const english = createFigureFormat('en')
    setSettings(next)
    keepInAddress(
      'send',
      writeSettings(next, language, (value) => english(value, 'exact')),
    )
  }
  const { cost, value, size, budget } = settings
  const typed = useMemo(
    () => ({
      cost: readField('cost', cost, language),
      value: readField('value', value, language),
      size: readField('size', size, language),
      budget: readField('budget', budget, language),
    }),
    [cost, value, size, budget, language],
  )
  const input = useMemo(() => planInput(typed), [typed])
  const isMistaken = Object.values(typed).some(({ kind }) => kind === 'trouble')
  const wanting = isMistaken ? fields.mend : fields.missing
  return (
    <>
      <h1>{title}</h1>
      <p>{introduction}</p>
      <PlanFields
        settings={settings}
        typed={typed}
        onText={(field, text) => change({ [field]: text })}
      />
      {input === null ? (
        <>
          <p>{wanting}</p>
          <SettledStatus text={wanting} />
        </>
      ) : (
        <PlanResults
          input={input}
          caused={settings.caused / 100}
          onCaused={(caused) => change({ caused })}
        />
      )}
    </>
  )
}

/** Null: some of it is missing or not understood. */
function planInput({
  cost,
  value,
  size,
  budget,
}: Readonly<Record<SendField, TypedNumber>>): PlanInput | null {
  if (cost.kind !== 'number' || value.kind !== 'number' || size.kind !== 'number') return null
  if (budget.kind === 'trouble') return null
  return {
    cost: cost.value,
    value: value.value,
    listSize: size.value,
    budget: budget.kind === 'number' ? budget.value : null,
  }
}
