/** A slider over whole percents, with what the chosen one means in a sentence. */

import type { JSX } from 'preact'
import { useId } from 'preact/hooks'

export interface PercentSliderProps {
  readonly label: string
  /** Up to 100. */
  readonly min: 0 | 1
  readonly percent: number
  /** Seen below the slider, and told by it. */
  readonly reading: string
  readonly onPercent: (percent: number) => void
}

export function PercentSlider({
  label,
  min,
  percent,
  reading,
  onPercent,
}: PercentSliderProps): JSX.Element {
  const id = useId()
  return (
    <div class="percent">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={min}
        max="100"
        step="1"
        value={percent}
        onInput={({ currentTarget }) => onPercent(currentTarget.valueAsNumber)}
        aria-valuetext={reading}
      />
      <p aria-hidden="true">{reading}</p>
    </div>
  )
}
