/** Whether a plan is the run's own, so that its figures stand in `metrics.json`. */

import type { Figures } from '../../../shared/figures.ts'
import type { PlanInput } from './plan-input.ts'

/** Attributes of a figure below `profit`: its path there, or none. */
export type FigurePath = (name: string) => { readonly path?: string }

/** @param budget The run's own; null: it had none. */
export function ownRunPath(
  { profit, test_rows }: Pick<Figures, 'profit' | 'test_rows'>,
  budget: number | null,
  input: PlanInput,
): FigurePath {
  const isOwn =
    profit?.cost_per_send === input.cost &&
    profit.value_per_conversion === input.value &&
    test_rows === input.listSize
  return (name) => {
    const isToldBudget = !name.startsWith('budget.') || input.budget === budget
    return isOwn && isToldBudget ? { path: `profit.${name}` } : {}
  }
}
