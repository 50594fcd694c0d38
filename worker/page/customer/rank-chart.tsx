/** The reference customers by probability, and where this one stands among them. */

import type { JSX } from 'preact'
import { useCallback, useMemo } from 'preact/hooks'
import { type BandStarts, DEFAULT_BANDS, type ReferenceScores } from '../../../shared/score.ts'
import { percentTick } from '../charts/percent-tick.ts'
import { Plot, type PlotProps } from '../charts/plot.tsx'
import { useReader } from '../session/reader.ts'
import { useSession } from '../session/session.ts'
import { logOddsOf } from './log-odds.ts'
import { fitRankCurve, probabilityAt, splitCurve } from './rank-curve.ts'
import { rankOptions } from './rank-drawing.ts'
import type { ExplainedScore } from './score-call.ts'

const HEIGHT = 200

export function RankChart({ score }: { readonly score: ExplainedScore }): JSX.Element {
  const { words, format, decimal } = useReader()
  const { model, policy } = useSession()
  const { rank: text, score: scoreText } = words.customer
  const bands = policy.ok ? policy.policy.bands : DEFAULT_BANDS
  const { reference_scores: reference } = model
  const curve = useMemo(() => fitRankCurve(reference), [reference])
  const place = logOddsOf(score.probability)
  const data = useMemo(() => splitCurve(curve, place), [curve, place])
  const percent = useCallback((share: number) => percentTick(share, decimal), [decimal])
  const options = useMemo((): PlotProps['options'] => {
    const starts = bandStarts(reference, bands)
    return (palette) =>
      rankOptions({ curve, starts, bandNames: text.bandNames, axis: text.axis, percent }, palette)
  }, [curve, reference, bands, text, percent])
  const rank = scoreText.rank(format(score.percentile, 'share'))
  const [medium, high] = [percent(bands.medium), percent(bands.high)]
  return (
    <section>
      <h2>{text.title}</h2>
      <figure class="chart">
        <Plot label={text.alt(rank)} height={HEIGHT} data={data} options={options} />
      </figure>
      <p class="note">
        {text.legend} {text.bandRule({ medium, high })}
      </p>
    </section>
  )
}

/** Where nobody is ranked so high, a band begins at the end. */
function bandStarts(reference: ReferenceScores, { medium, high }: BandStarts): [number, number] {
  const startOf = (percentile: number) => {
    const probability = probabilityAt(reference, percentile)
    return probability === null ? Number.POSITIVE_INFINITY : logOddsOf(probability)
  }
  return [startOf(medium), startOf(high)]
}
