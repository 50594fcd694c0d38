/** Where a run may write: not over what it reads, and each output in a place of its own. */

import { stat } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { Failure } from '../shared/failure.ts'
import type { TrainOptions } from './options.ts'

const INPUTS = ['data_path', 'schema', 'init_preprocessing'] as const

const OUTPUTS = [
  'model_out',
  'edge_out',
  'metrics_out',
  'history_out',
  'report_out',
  'figures_out',
  'plots_out',
  'runs_out',
  'tensorboard_dir',
  'predictions_out',
  'saved_model_out',
  'rejected_out',
] as const

const FOLDERS = ['edge_out', 'plots_out', 'runs_out', 'tensorboard_dir', 'saved_model_out'] as const

/**
 * Checked before any work, since a clash would cost a file at the end of it.
 *
 * @throws Failure `invalid-usage` when an output is, holds or lies within another path.
 */
export function requireSeparateOutputs(options: TrainOptions): void {
  const taken: { readonly flag: string; readonly path: string }[] = []
  for (const flag of [...INPUTS, ...OUTPUTS]) {
    const path = options[flag]
    if (path === null) continue
    const clash = isOutput(flag) && taken.find((other) => overlap(path, other.path))
    if (clash) {
      throw new Failure(
        'invalid-usage',
        `Expected --${flag} and --${clash.flag} to be apart. Received ${path} and ${clash.path}.`,
      )
    }
    taken.push({ flag, path })
  }
}

/**
 * @throws Failure `invalid-usage` when a folder stands where a file is to be written, or the
 *   reverse: found out now, not after the training.
 */
export async function requireWritableOutputs(options: TrainOptions): Promise<void> {
  for (const flag of OUTPUTS) {
    const path = options[flag]
    const found = path === null ? null : await stat(path).catch(() => null)
    const wantsFolder = FOLDERS.some((folder) => folder === flag)
    if (found === null || found.isDirectory() === wantsFolder) continue
    throw new Failure(
      'invalid-usage',
      `Expected --${flag} to be a ${wantsFolder ? 'folder' : 'file'}. Received ${path}, ` +
        `which is a ${wantsFolder ? 'file' : 'folder'}.`,
    )
  }
}

function isOutput(flag: (typeof INPUTS | typeof OUTPUTS)[number]): boolean {
  return OUTPUTS.some((output) => output === flag)
}

/** Whether two paths are the same, or one is a folder that the other lies in. */
function overlap(first: string, second: string): boolean {
  return contains(first, second) || contains(second, first)
}

function contains(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`))
}
