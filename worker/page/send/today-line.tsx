/** What the policy in force does, in words: also where it has no place on the curve. */

import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'
import type { TodaysSetting } from './todays-setting.ts'

export function TodayLine({ setting }: { readonly setting: TodaysSetting }): JSX.Element {
  const { words, format } = useReader()
  const { today: text } = words.send
  if (!setting.ok) {
    return <p>{setting.why === 'by_customer' ? text.byCustomer : text.unreadable}</p>
  }
  const { probability } = setting
  if (probability === 0) return <p>{text.everyone}</p>
  return <p>{probability > 1 ? text.nobody : text.from(format(probability, 'share'))}</p>
}
