/** Whom to send to: how much more often each tenth of the customers converts than the average. */

import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import uPlot from 'uplot'
import type { Figures } from '../../../shared/figures.ts'
import type { Palette } from '../../../shared/palette.ts'
import { drawLines, drawText, horizontalAxis, verticalAxis } from '../charts/look.ts'
import { Plot } from '../charts/plot.tsx'
import { FigureTable } from '../parts/figure-table.tsx'
import { useReader } from '../session/reader.ts'

/** The depth that the opening sentence tells: a plan that a team can act on. */
const TOLD_SHARE = 0.2

/** Bars closer together than this have a digit less over them; in CSS pixels. */
const TEXT_ROOM = 36

export function LiftSection({ figures }: { readonly figures: Figures }): JSX.Element {
  const { words } = useReader()
  const { lift: text } = words.model
  const isRanked = figures.deciles.length > 0 && figures.test_positives > 0
  return (
    <section aria-labelledby="lift">
      <h2 id="lift">{text.title}</h2>
      {isRanked ? (
        <>
          <Finding figures={figures} />
          <LiftChart deciles={figures.deciles} />
          <LiftTable deciles={figures.deciles} />
        </>
      ) : (
        <p>{text.none}</p>
      )}
    </section>
  )
}

function Finding({ figures }: { readonly figures: Figures }): JSX.Element | null {
  const { words, format } = useReader()
  const depth = figures.depths.find(({ share }) => share === TOLD_SHARE)
  if (!depth) return null
  const { share, recall, lift } = depth
  return (
    <p class="lead">
      {words.model.lift.finding(
        format(share, 'share'),
        format(recall, 'share'),
        format(lift, 'times'),
      )}
    </p>
  )
}

function LiftChart({ deciles }: Pick<Figures, 'deciles'>): JSX.Element {
  const { words, format, decimal } = useReader()
  const { lift: text } = words.model
  const data = useMemo((): uPlot.AlignedData => {
    return [deciles.map(({ decile }) => decile), deciles.map(({ lift }) => lift)]
  }, [deciles])
  const options = useMemo(() => {
    const last = deciles.length + 0.5
    const highest = Math.max(1, ...deciles.map(({ lift }) => lift))
    const isFlat = highest < 2
    return (palette: Palette): Omit<uPlot.Options, 'width' | 'height'> => ({
      cursor: { show: false },
      scales: { x: { time: false, range: [0.5, last] }, y: { range: [0, 1.12 * highest] } },
      axes: [
        horizontalAxis(
          { name: text.x, format: String, ticks: deciles.map(({ decile }) => decile) },
          palette,
        ),
        {
          ...verticalAxis({ format: (tick) => decimal(tick, isFlat ? 1 : 0), size: 40 }, palette),
          incrs: isFlat ? [0.1, 0.2, 0.5, 1] : [1, 2, 5],
        },
      ],
      series: [
        {},
        {
          fill: palette.blue,
          width: 0,
          points: { show: false },
          ...bars(),
        },
      ],
      hooks: {
        draw: [
          (chart) => {
            const [from, to] = [
              { x: 0.5, y: 1 },
              { x: last, y: 1 },
            ]
            drawLines(chart, [{ from, to, colour: palette.vermilion, isDashed: true }])
            const room = chart.over.clientWidth / deciles.length
            for (const { decile, lift } of deciles) {
              const text = room < TEXT_ROOM ? decimal(lift, 1) : format(lift, 'times')
              drawText(chart, text, { x: decile, y: lift }, palette)
            }
          },
        ],
      },
    })
  }, [deciles, text, format, decimal])
  const [first] = deciles
  const last = deciles.at(-1)
  return (
    <figure class="chart">
      <figcaption>
        {text.chart} <span>{text.average}</span>
      </figcaption>
      <Plot
        label={text.alt(format(first?.lift ?? null, 'times'), format(last?.lift ?? null, 'times'))}
        height={300}
        data={data}
        options={options}
      />
    </figure>
  )
}

function bars(): Pick<uPlot.Series, 'paths'> {
  const paths = uPlot.paths.bars?.({ size: [0.7, 80] })
  return paths ? { paths } : {}
}

function LiftTable({ deciles }: Pick<Figures, 'deciles'>): JSX.Element {
  const { words } = useReader()
  const { table, columns } = words.model.lift
  const [decile, rows, meanProbability, positives, rate, lift] = columns
  return (
    <FigureTable
      caption={table}
      path="deciles"
      rows={deciles}
      columns={[
        { name: decile, field: 'decile', kind: 'exact' },
        { name: rows, field: 'rows', kind: 'count' },
        { name: meanProbability, field: 'mean_probability', kind: 'share' },
        { name: positives, field: 'positives', kind: 'count' },
        { name: rate, field: 'rate', kind: 'share' },
        { name: lift, field: 'lift', kind: 'times' },
      ]}
    />
  )
}
