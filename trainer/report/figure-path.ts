/** Figures by their path in `metrics.json`, such as `candidates.0.roc_auc.value`. */

import type { Evaluation } from '../evaluation/evaluation.ts'

/**
 * The number at a path; null where there is none, such as the AUC of rows with one class.
 *
 * @param path Names in snake_case and positions from 0, joined by points.
 * @throws RangeError when the path leads nowhere, or to something that is not a number.
 */
export function figureAt(figures: Evaluation, path: string): number | null {
  const found = partAt(figures, path)
  if (found === null || typeof found === 'number') return found
  throw new RangeError(`Expected a number at ${path}. Received ${typeof found}.`)
}

/**
 * Whatever stands at a path.
 *
 * @throws RangeError when the path leads nowhere.
 */
export function partAt(figures: Evaluation, path: string): unknown {
  return path.split('.').reduce<unknown>((node, name) => memberOf(node, name, path), figures)
}

function memberOf(node: unknown, name: string, path: string): unknown {
  if (typeof node === 'object' && node !== null) {
    // Names that are data, such as those of flags, stand as they are; all others in camelCase.
    const key = [name, toCamelCase(name)].find((key) => Object.hasOwn(node, key))
    if (key !== undefined) return (node as Readonly<Record<string, unknown>>)[key] // it has it
  }
  throw new RangeError(`Expected a figure at ${path}. Received nothing named ${name}.`)
}

function toCamelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
