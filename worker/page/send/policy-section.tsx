/** The plan as a policy, to be copied into the worker's settings. */

import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Scroll } from '../parts/scroll.tsx'
import { useCopy } from '../parts/use-copy.ts'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import type { Amounts } from './plan-input.ts'
import { hinders, plannedSettings } from './planned-settings.ts'
import { POLICY_FORMATS, type PolicyFormat, policyJson, policyToml } from './policy-text.ts'

export interface PolicySectionProps {
  readonly amounts: Amounts
  /** The least that the plan mails; null: it mails nobody. */
  readonly probability: number | null
  /** That the plan needs; null: none is enough. */
  readonly holdoutShare: number | null
}

export function PolicySection(props: PolicySectionProps): JSX.Element {
  const { words } = useReader()
  const { policy: text } = words.send
  const { probability } = props
  return (
    <section aria-labelledby="policy">
      <h2 id="policy">{text.title}</h2>
      {probability === null ? (
        <p>{text.nobody}</p>
      ) : (
        <PlannedPolicy {...props} probability={probability} />
      )}
    </section>
  )
}

function PlannedPolicy({
  amounts,
  probability,
  holdoutShare,
}: PolicySectionProps & { readonly probability: number }): JSX.Element {
  const { words, format } = useReader()
  const { policy: text } = words.send
  const { model, policy } = useSession()
  const [chosenFormat, setFormat] = useState<PolicyFormat>('toml')
  const [wantsHoldout, setWantsHoldout] = useState(false)
  // What cannot be read cannot be kept.
  const inForce = policy.ok ? model.policy.settings : {}
  const settings = plannedSettings(inForce, {
    ...amounts,
    probability,
    holdoutShare: wantsHoldout ? holdoutShare : null,
  })
  const toml = policyToml(settings)
  const isToml = chosenFormat === 'toml' && toml !== null
  return (
    <>
      <p>{text.introduction}</p>
      <FormatChoice chosen={isToml ? 'toml' : 'json'} onFormat={setFormat} />
      {holdoutShare !== null && (
        <label class="check">
          <input
            type="checkbox"
            checked={wantsHoldout}
            onChange={({ currentTarget }) => setWantsHoldout(currentTarget.checked)}
          />
          {text.withHoldout(format(holdoutShare, 'share'))}
        </label>
      )}
      {toml === null && <p class="warned">{text.noToml}</p>}
      {!policy.ok && <p class="warned">{text.unreadable}</p>}
      {hinders(inForce, probability) && <p>{text.lowered(format(probability, 'share'))}</p>}
      <CopiedText text={isToml ? toml : policyJson(settings)} />
      <p class="note">{text.note}</p>
    </>
  )
}

function FormatChoice({
  chosen,
  onFormat,
}: {
  readonly chosen: PolicyFormat
  readonly onFormat: (format: PolicyFormat) => void
}): JSX.Element {
  const { words } = useReader()
  const { policy: text } = words.send
  return (
    <fieldset class="formats">
      <legend>{text.format}</legend>
      {POLICY_FORMATS.map((format) => (
        <label key={format} class="check">
          <input
            type="radio"
            name="policy-format"
            checked={format === chosen}
            onChange={() => onFormat(format)}
          />
          {text.formats[format]}
        </label>
      ))}
    </fieldset>
  )
}

function CopiedText({ text }: { readonly text: string }): JSX.Element {
  const { words } = useReader()
  const { policy: said } = words.send
  const shown = useRef<HTMLPreElement>(null)
  const { outcome, copy } = useCopy(text)
  const copyOrSelect = async () => {
    if (!(await copy()) && shown.current) getSelection()?.selectAllChildren(shown.current)
  }
  return (
    <>
      <Scroll label={said.text}>
        <pre ref={shown}>{text}</pre>
      </Scroll>
      <p>
        <button type="button" class="primary" onClick={() => void copyOrSelect()}>
          {said.copy}
        </button>{' '}
        <span role="status">
          {outcome !== null && (outcome === 'copied' ? said.copied : said.selected)}
        </span>
      </p>
    </>
  )
}
