import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { writeSample } from '../../../trainer/data/sample-file.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const run = promisify(execFile)

it('leaves the same bundle when the options of a run are replayed', async () => {
  const folder = temporaryFolder()
  const at = (name: string) => join(folder, name)
  await writeSample(at('history.csv'), { rows: 300, seed: 3, missingRate: 0 })
  const outputs = ['model_out', 'metrics_out', 'history_out', 'rejected_out'].flatMap((flag) => [
    `--${flag}`,
    at(`${flag}.keras`),
  ])
  const args = [
    ...['--data_path', at('history.csv'), '--hidden', '8,4', '--lr', '0.0123', '--epochs', '2'],
    ...['--seed', '5', '--edge_out', at('first'), '--runs_out', at('runs'), ...outputs, '--quiet'],
    ...['--report_out', at('report.html'), '--figures_out', at('metrics.json')],
    ...['--plots_out', at('plots')],
  ]
  await run('node', ['trainer/commands/train.ts', ...args])
  const [kept] = await readdir(at('runs'))
  const again = ['--config', join(at('runs'), kept, 'options.json'), '--edge-out', at('second')]
  await run('node', ['trainer/commands/train.ts', ...again])

  const bundle = async (name: string) => {
    const files = ['model.json', 'weights.bin', 'preprocessing.json', 'golden.json']
    const { trained_at, ...manifest } = JSON.parse(
      await readFile(at(`${name}/manifest.json`), 'utf8'),
    )
    return [manifest, ...(await Promise.all(files.map((file) => readFile(at(`${name}/${file}`)))))]
  }
  expect(await bundle('second')).toEqual(await bundle('first'))
}, 60_000)
