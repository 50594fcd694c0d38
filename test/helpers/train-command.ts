/** `pnpm train` as people run it. */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface Ending {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs it with all outputs below `out`: what tells the time of the run in `out/../timed`. The
 * recipe is classic unless a flag says otherwise: to try settings takes longer than most tests may.
 */
export async function runTrain(out: string, ...flags: readonly string[]): Promise<Ending> {
  const at = (name: string) => join(out, name)
  const outputs = [
    ...['--edge_out', at('edge'), '--model_out', at('model.keras'), '--metrics_out', at('m.csv')],
    ...['--history_out', at('history.png'), '--predictions_out', at('predictions.csv')],
    ...['--rejected_out', at('rejected.csv'), '--saved_model_out', at('saved-model')],
    ...['--plots_out', at('plots'), '--runs_out', `${out}-timed/runs`],
    ...['--report_out', `${out}-timed/report.html`, '--figures_out', `${out}-timed/metrics.json`],
  ]
  const call = ['trainer/commands/train.ts', '--recipe', 'classic', ...outputs, ...flags]
  return promisify(execFile)('node', call).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ending) => ({ code, stdout, stderr }),
  )
}
