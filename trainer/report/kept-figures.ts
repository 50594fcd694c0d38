/** The figures of a run that its bundle keeps, for the worker's page. */

import * as v from 'valibot'
import { type Figures, figuresDocument } from '../../shared/figures.ts'
import type { Evaluation, RunFacts } from '../evaluation/evaluation.ts'
import { withSnakeCase } from './snake-case.ts'

/** All but what is not known before the bundle is, and differs between runs that are the same. */
export interface KeptEvaluation extends Omit<Evaluation, 'run' | 'tuning' | 'seconds'> {
  readonly run: Omit<RunFacts, 'version' | 'trainedAt'>
}

/** Names and values are those of `metrics.json`, as a reader of that file gets them. */
export function keepFigures(figures: KeptEvaluation): Figures {
  const document: unknown = JSON.parse(JSON.stringify(withSnakeCase(figures)))
  return v.parse(figuresDocument, document)
}
