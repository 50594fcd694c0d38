/** The picture of a training run: loss and accuracy, epoch by epoch. */

import type { Canvas, CanvasRenderingContext2D } from 'skia-canvas'
import type { EpochFigures, TrainingHistory } from '../model/training-history.ts'
import {
  type Box,
  drawHighlight,
  drawMarker,
  drawPanel,
  drawSeries,
  drawThinLines,
} from './axes.ts'
import { createCanvas } from './canvas.ts'
import { COLOURS, drawText, HEADING } from './pen.ts'
import type { PlotWords } from './plot-words.ts'
import { countTicks, niceTicks, type TickOptions } from './scale.ts'

const WIDTH = 1200
const HEIGHT = 480
const MARGIN = 28
const GUTTER = 48
const HEADER = 88
const PANEL_WIDTH = (WIDTH - 2 * MARGIN - GUTTER) / 2

/** Less change than this, 0.01 nats or 1 %, is not to look like much. */
const LEAST_SPAN = 0.01

/** One panel's figure, of training and of validation rows. */
interface Measure {
  readonly title: string
  readonly unit: string
  readonly training: (epoch: EpochFigures) => number
  readonly validation: (epoch: EpochFigures) => number
  readonly limits: TickOptions
  /** @param decimals Of the value itself, also where it is shown in percent. */
  readonly format: (value: number, decimals: number) => string
  /** For a single value, which deserves more digits than a tick. */
  readonly decimals: number
}

function measuresIn({ decimal, history }: PlotWords): readonly Measure[] {
  return [
    {
      title: history.loss,
      unit: history.lossUnit,
      training: ({ loss }) => loss,
      validation: ({ validationLoss }) => validationLoss,
      limits: { min: 0, span: LEAST_SPAN },
      format: decimal,
      decimals: 4,
    },
    {
      title: history.accuracy,
      unit: history.accuracyUnit,
      training: ({ accuracy }) => accuracy,
      validation: ({ validationAccuracy }) => validationAccuracy,
      limits: { min: 0, max: 1, span: LEAST_SPAN },
      format: (value, decimals) => `${decimal(100 * value, Math.max(0, decimals - 2))} %`,
      decimals: 3,
    },
  ]
}

/** What is drawn, beside the history itself. */
interface Surroundings {
  /** Of each network that `history` is the mean of; drawn thinly where there are several. */
  readonly members?: readonly TrainingHistory[]
  /** From `createCanvas(1200, 480)`. It is drawn on, and returned. */
  readonly canvas?: Canvas
}

/**
 * Draws loss and accuracy side by side, with the best epoch marked in both.
 *
 * @throws RangeError when there is no epoch, or a figure that is not finite.
 */
export function drawTrainingHistory(
  history: TrainingHistory,
  words: PlotWords,
  { members = [history], canvas = createCanvas(WIDTH, HEIGHT) }: Surroundings = {},
): Canvas {
  requireFigures(history)
  const context = canvas.getContext('2d')
  drawText(context, words.history.title, { x: MARGIN, y: 42 }, HEADING)
  const summary = words.history.summary({
    epochs: history.epochs.length,
    best: history.bestEpoch + 1,
    stoppedEarly: history.stoppedEarly,
    networks: members.length,
  })
  drawText(context, summary, { x: MARGIN, y: 64 })
  measuresIn(words).forEach((measure, index) => {
    drawMeasure(
      context,
      { measure, history, members, words },
      {
        left: MARGIN + index * (PANEL_WIDTH + GUTTER),
        top: HEADER,
        width: PANEL_WIDTH,
        height: HEIGHT - HEADER - MARGIN / 2,
      },
    )
  })
  return canvas
}

function drawMeasure(
  context: CanvasRenderingContext2D,
  shownHistory: {
    readonly measure: Measure
    readonly history: TrainingHistory
    readonly members: readonly TrainingHistory[]
    readonly words: PlotWords
  },
  box: Box,
): void {
  const { measure, members } = shownHistory
  const { epochs, bestEpoch } = shownHistory.history
  const words = shownHistory.words.history
  const validation = epochs.map(measure.validation)
  const shown = members.length > 1 ? members : []
  const all = [...shown.flatMap((member) => member.epochs), ...epochs]
  const longest = Math.max(epochs.length, ...shown.map((member) => member.epochs.length))
  const y = niceTicks(
    all.flatMap((epoch) => [measure.training(epoch), measure.validation(epoch)]),
    measure.limits,
  )
  const area = drawPanel(context, box, {
    title: measure.title,
    x: {
      name: words.epoch,
      // A single epoch has its place in the middle.
      domain: longest === 1 ? [0, 2] : [1, longest],
      ticks: countTicks(longest),
      format: String,
    },
    y: {
      name: measure.unit,
      domain: [y.values[0], y.values[y.values.length - 1]],
      ticks: y.values,
      format: (tick) => measure.format(tick, y.decimals),
    },
  })
  const toPoint = (value: number, epoch: number) => ({ x: epoch + 1, y: value })
  const best = toPoint(validation[bestEpoch], bestEpoch)
  drawMarker(context, area, {
    x: best.x,
    label: words.best(best.x, measure.format(best.y, measure.decimals)),
  })
  const lineOf = (value: (epoch: EpochFigures) => number, of: readonly EpochFigures[]) =>
    of.map(value).map(toPoint)
  const training = { colour: COLOURS.blue, value: measure.training }
  const validating = { colour: COLOURS.vermilion, value: measure.validation }
  for (const { colour, value } of [training, validating]) {
    const lines = shown.map((member) => lineOf(value, member.epochs))
    drawThinLines(context, area, { colour, lines })
  }
  drawSeries(context, area, [
    {
      ...{ name: words.training, colour: training.colour, isDashed: true },
      points: lineOf(training.value, epochs),
    },
    {
      ...{ name: words.validation, colour: validating.colour },
      points: lineOf(validating.value, epochs),
    },
  ])
  drawHighlight(context, area, { ...best, colour: COLOURS.vermilion })
}

function requireFigures({ epochs, bestEpoch }: TrainingHistory): void {
  const strange = epochs.findIndex((epoch) => !Object.values(epoch).every(Number.isFinite))
  if (epochs[bestEpoch] && strange < 0) return
  const received =
    strange < 0
      ? `${epochs.length} epochs, the best being number ${bestEpoch + 1}`
      : `${Object.values(epochs[strange]).join(', ')} in epoch ${strange + 1}`
  throw new RangeError(
    `Expected finite figures of at least one epoch, the best among them. Received ${received}.`,
  )
}
