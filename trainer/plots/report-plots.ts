/** All pictures of the report. */

import type { Canvas } from 'skia-canvas'
import type { Evaluation } from '../evaluation/evaluation.ts'
import { drawDependence } from './dependence.ts'
import { drawGains } from './gains.ts'
import { drawGroups } from './groups.ts'
import { drawImportance } from './importance.ts'
import { drawLift } from './lift.ts'
import type { PictureOptions } from './picture.ts'
import type { PlotWords } from './plot-words.ts'
import { drawProfit } from './profit.ts'
import { drawReliability } from './reliability.ts'

/** Every name that a picture of a report may have. */
export const REPORT_PLOTS = [
  'reliability.png',
  'lift.png',
  'gains.png',
  'profit.png',
  'importance.png',
  'dependence.png',
  'groups.png',
] as const

export interface ReportPlot {
  /** Of its file, such as `lift.png`. */
  readonly name: string
  readonly canvas: Canvas
}

/** Only pictures that have something to show: none of profit without money, for instance. */
export function drawReportPlots(
  figures: Evaluation,
  words: PlotWords,
  options: PictureOptions = {},
): ReportPlot[] {
  const { deciles, reliability, profit, importance, partialDependence, groups } = figures
  const isRanked = deciles.length > 0 && figures.testPositives > 0
  const baseRate = figures.testPositives / figures.testRows
  const drawings: Readonly<Record<(typeof REPORT_PLOTS)[number], (() => Canvas) | false>> = {
    'reliability.png':
      reliability.bins.length > 0 && (() => drawReliability(reliability, words, options)),
    'lift.png': isRanked && (() => drawLift(deciles, words, options)),
    'gains.png': isRanked && (() => drawGains({ deciles, baseRate }, words, options)),
    'profit.png': profit !== null && (() => drawProfit(profit, words, options)),
    'importance.png': importance.length > 0 && (() => drawImportance(importance, words, options)),
    'dependence.png':
      partialDependence.length > 0 && (() => drawDependence(partialDependence, words, options)),
    'groups.png': groups.length > 0 && (() => drawGroups(groups, words, options)),
  }
  return Object.entries(drawings).flatMap(([name, draw]) =>
    draw ? [{ name, canvas: draw() }] : [],
  )
}
