/** Whether a probability can be taken at its word. */

import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type uPlot from 'uplot'
import type { Figures } from '../../../shared/figures.ts'
import type { Palette } from '../../../shared/palette.ts'
import { drawLines, horizontalAxis, LINE_WIDTH, verticalAxis } from '../charts/look.ts'
import { percentTick } from '../charts/percent-tick.ts'
import { Plot } from '../charts/plot.tsx'
import { Figure } from '../parts/figure.tsx'
import { FigureTable } from '../parts/figure-table.tsx'
import { useReader } from '../session/reader.ts'

type Bins = Figures['reliability']['bins']

/** Probabilities closer together than this are drawn as the same. */
const LEAST_SPAN = 0.01

export function CalibrationSection({ figures }: { readonly figures: Figures }): JSX.Element {
  const { words } = useReader()
  const { calibration: text } = words.model
  const { bins, expected_calibration_error: error } = figures.reliability
  const agreeing = countAgreeing(bins)
  return (
    <section aria-labelledby="calibration">
      <h2 id="calibration">{text.title}</h2>
      <p class="lead">{text.agreement(agreeing, bins.length)}</p>
      <figure class="chart">
        <figcaption>
          {text.chart} <span>{`${text.observed} ${text.perfect}`}</span>
        </figcaption>
        <ReliabilityChart bins={bins} agreeing={agreeing} />
      </figure>
      <p>
        {text.error}{' '}
        <Figure value={error} kind="share" path="reliability.expected_calibration_error" />
      </p>
      <BinTable bins={bins} />
    </section>
  )
}

function countAgreeing(bins: Bins): number {
  return bins.filter(({ low, high, mean_probability: mean }) => low <= mean && mean <= high).length
}

function ReliabilityChart({
  bins,
  agreeing,
}: {
  readonly bins: Bins
  readonly agreeing: number
}): JSX.Element {
  const { words, decimal } = useReader()
  const { calibration: text } = words.model
  const data = useMemo((): uPlot.AlignedData => {
    return [bins.map(({ mean_probability }) => mean_probability), bins.map(({ rate }) => rate)]
  }, [bins])
  const options = useMemo(() => {
    const end = Math.max(
      LEAST_SPAN,
      ...bins.flatMap(({ mean_probability, high }) => [mean_probability, high]),
    )
    const range: [number, number] = [0, 1.04 * end]
    const inPercent = (tick: number) => percentTick(tick, decimal)
    return (palette: Palette): Omit<uPlot.Options, 'width' | 'height'> => ({
      cursor: { show: false },
      scales: { x: { time: false, range }, y: { range } },
      axes: [
        horizontalAxis({ name: text.x, format: inPercent }, palette),
        verticalAxis({ format: inPercent }, palette),
      ],
      series: [
        {},
        {
          stroke: palette.blue,
          width: LINE_WIDTH,
          points: { show: true, size: 7, fill: palette.blue, stroke: palette.blue },
        },
      ],
      hooks: {
        drawAxes: [
          (chart) => {
            const [from, to] = [
              { x: 0, y: 0 },
              { x: end, y: end },
            ]
            drawLines(chart, [{ from, to, colour: palette.muted, isDashed: true }])
          },
        ],
        draw: [
          (chart) =>
            drawLines(
              chart,
              bins.map(({ mean_probability: x, low, high }) => ({
                from: { x, y: low },
                to: { x, y: high },
                colour: palette.blue,
              })),
            ),
        ],
      },
    })
  }, [bins, text, decimal])
  return <Plot label={text.alt(agreeing, bins.length)} height={360} data={data} options={options} />
}

function BinTable({ bins }: { readonly bins: Bins }): JSX.Element {
  const { words } = useReader()
  const { table, columns } = words.model.calibration
  const [meanProbability, rows, positives, rate, interval] = columns
  return (
    <FigureTable
      caption={table}
      path="reliability.bins"
      rows={bins}
      columns={[
        { name: meanProbability, field: 'mean_probability', kind: 'share' },
        { name: rows, field: 'rows', kind: 'count' },
        { name: positives, field: 'positives', kind: 'count' },
        { name: rate, field: 'rate', kind: 'share' },
        { name: interval, field: 'low', to: 'high', kind: 'share' },
      ]}
    />
  )
}
