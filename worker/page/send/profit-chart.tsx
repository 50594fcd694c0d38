/** Profit against the share mailed, with the choices there are, and any depth to look at. */

import type { JSX } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import type uPlot from 'uplot'
import type { Palette } from '../../../shared/palette.ts'
import { drawLines, horizontalAxis, LINE_WIDTH, verticalAxis } from '../charts/look.ts'
import { percentTick } from '../charts/percent-tick.ts'
import { Plot } from '../charts/plot.tsx'
import { useReader } from '../session/reader.ts'
import { depthTexts, profitText } from './depth-texts.ts'
import { MarkKey } from './mark-key.tsx'
import { drawMarkShapes, type PlacedMark } from './mark-shapes.ts'
import { PercentSlider } from './percent-slider.tsx'
import type { MailingPlan, PlanPoint } from './plan-mailing.ts'

export interface ProfitChartProps {
  readonly plan: MailingPlan
  /** What the policy in force does; null: it has no place on the curve. */
  readonly today: PlanPoint | null
  /** Mailing a share of the list, the best customers first. */
  readonly pointAt: (share: number) => PlanPoint
}

const HEIGHT = 340

/** Keeps the first and last values off the chart's sides, as in the report's pictures. */
const INSET = 0.015
const FIFTHS = [0, 0.2, 0.4, 0.6, 0.8, 1]

/** Of a digit, in CSS pixels, and what stands around a tick's label. */
const DIGIT_WIDTH = 7.5
const LABEL_ROOM = 18

export function ProfitChart({ plan, today, pointAt }: ProfitChartProps): JSX.Element {
  const reader = useReader()
  const { chart: text } = reader.words.send
  const [percent, setPercent] = useState<number | null>(null)
  const looked = pointAt((percent ?? Math.round(100 * plan.planned.share)) / 100)
  const marks = marksOf(plan, today)
  const hasLoss = plan.curve.some(({ profit }) => profit < 0)
  return (
    <>
      <figure class="chart">
        <figcaption>
          {text.title} <span>{text.unit}</span>
        </figcaption>
        <Curve
          plan={plan}
          marks={marks}
          looked={looked}
          hasLoss={hasLoss}
          onShare={(share) => setPercent(Math.round(100 * share))}
        />
        <MarkKey
          entries={marks.map(({ name, x }) => ({
            name,
            text: `${text.marks[name]}: ${reader.format(x, 'share')}`,
          }))}
        />
        {hasLoss && <p class="note">{text.zero}</p>}
      </figure>
      <PercentSlider
        label={text.depth}
        min={0}
        percent={Math.round(100 * looked.share)}
        reading={text.reading(depthTexts(reader, looked))}
        onPercent={setPercent}
      />
    </>
  )
}

function Curve({
  plan,
  marks,
  looked,
  hasLoss,
  onShare,
}: {
  readonly plan: MailingPlan
  readonly marks: readonly PlacedMark[]
  readonly looked: PlanPoint
  readonly hasLoss: boolean
  readonly onShare: (share: number) => void
}): JSX.Element {
  const reader = useReader()
  const { words, format, decimal } = reader
  const { chart: text } = words.send
  // What is drawn over the curve changes more often than the chart is made.
  const drawn = useRef({ marks, looked, hasLoss, onShare })
  drawn.current = { marks, looked, hasLoss, onShare }
  // New lists whenever anything is new, so that the chart is drawn again with its marks.
  const data = useMemo((): uPlot.AlignedData => {
    return [plan.curve.map(({ share }) => share), plan.curve.map(({ profit }) => profit)]
  }, [plan, marks, looked])
  const digits = Math.max(
    ...plan.curve.map(({ profit }) => format(Math.trunc(profit), 'value').length),
  )
  const options = useMemo(
    () =>
      (palette: Palette): Omit<uPlot.Options, 'width' | 'height'> => ({
        cursor: { show: false },
        scales: { x: { time: false, range: [-INSET, 1 + INSET] } },
        axes: [
          horizontalAxis(
            { name: text.x, format: (tick) => percentTick(tick, decimal), ticks: FIFTHS },
            palette,
          ),
          verticalAxis(
            {
              format: (tick) => format(tick, 'value'),
              size: Math.max(4, digits) * DIGIT_WIDTH + LABEL_ROOM,
            },
            palette,
          ),
        ],
        series: [{}, { stroke: palette.blue, width: LINE_WIDTH, points: { show: false } }],
        hooks: {
          init: [(chart) => followPointer(chart, (share) => drawn.current.onShare(share))],
          drawAxes: [
            (chart) => {
              const [from, to] = [
                { x: 0, y: 0 },
                { x: 1, y: 0 },
              ]
              const zero = { from, to, colour: palette.axis, isDashed: true }
              drawLines(chart, drawn.current.hasLoss ? [zero] : [])
            },
          ],
          draw: [(chart) => drawOver(chart, drawn.current, palette)],
        },
      }),
    [text, format, decimal, digits],
  )
  const label = text.alt(depthTexts(reader, plan.planned), profitText(reader, plan.everyone.profit))
  return <Plot label={label} height={HEIGHT} data={data} options={options} />
}

/** A pointer over the curve looks at the depth beneath it. */
function followPointer(chart: uPlot, onShare: (share: number) => void): void {
  const follow = ({ offsetX }: PointerEvent) => {
    onShare(Math.min(1, Math.max(0, chart.posToVal(offsetX, 'x'))))
  }
  chart.over.addEventListener('pointermove', follow)
  chart.over.addEventListener('pointerdown', follow)
}

function drawOver(
  chart: uPlot,
  { marks, looked }: { readonly marks: readonly PlacedMark[]; readonly looked: PlanPoint },
  palette: Palette,
): void {
  const { share: x, profit: y } = looked
  const bottom = chart.posToVal(chart.over.clientHeight, 'y')
  drawLines(chart, [{ from: { x, y: bottom }, to: { x, y }, colour: palette.axis }])
  drawMarkShapes(chart, marks, palette)
}

/** The one that was chosen on top. A budget that does not bind is what was chosen. */
function marksOf(plan: MailingPlan, today: PlanPoint | null): readonly PlacedMark[] {
  const isCut = plan.budget !== null && plan.budget.sends < plan.chosen.sends
  const places = [
    ['chosen', plan.chosen],
    ['budget', isCut ? plan.budget : null],
    ['today', today],
    ['everyone', plan.everyone],
  ] as const
  return places.flatMap(([name, point]) =>
    point ? [{ name, x: point.share, y: point.profit }] : [],
  )
}
