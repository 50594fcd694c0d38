import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../trainer/command-line.ts'
import { withConfigFile } from '../../trainer/config-file.ts'
import { TRAIN_FLAGS, type TrainOptions } from '../../trainer/options.ts'
import { toOptionsJson } from '../../trainer/runs/options-json.ts'
import { expectFailure } from '../helpers/expect-failure.ts'
import { temporaryFile } from '../helpers/temporary-file.ts'
import { trainOptions } from '../helpers/train-options.ts'

const TRAIN = { name: 'train', description: 'Learns.' }

function parseTrain(...args: readonly string[]) {
  return withConfigFile(parseCommand<TrainOptions>(TRAIN, TRAIN_FLAGS, args), TRAIN_FLAGS)
}

describe('withConfigFile', () => {
  it('changes nothing without --config', async () => {
    expect((await parseTrain('--epochs', '3')).options).toEqual(trainOptions('--epochs', '3'))
  })

  it('takes values as if they were given on the command line', async () => {
    const config = temporaryFile('{"epochs": 3, "hidden": "8,4", "quiet": true, "ema": 0.99}')

    const { options, given } = await parseTrain('--config', config)

    expect(options).toEqual({
      ...trainOptions('--epochs', '3', '--hidden', '8,4', '--quiet', '--ema', '0.99'),
      config,
    })
    expect(given).toEqual(new Set(['config', 'epochs', 'hidden', 'quiet', 'ema']))
  })

  it('lets the command line win, also where it says what the default is', async () => {
    const config = temporaryFile('{"epochs": 3, "lr": 0.01}')

    expect((await parseTrain('--config', config, '--epochs', '20')).options).toMatchObject({
      epochs: 20,
      lr: 0.01,
    })
  })

  it.each([
    { what: 'defaults', args: [] },
    { what: 'lists', args: ['--hidden', '128,64', '--allow_leakage', 'returns,last order'] },
    { what: 'an empty list', args: ['--hidden', 'none'] },
    { what: 'numbers in full', args: ['--lr', '0.1234567890123456', '--l2', '1e-7'] },
    { what: 'numbers or words', args: ['--threads', '2', '--class_weight', '2.5'] },
    { what: 'words or numbers', args: ['--threads', 'auto', '--class_weight', 'balanced'] },
    { what: 'a switch', args: ['--quiet'] },
    { what: 'a path of a file named like a flag', args: ['--data_path', '--epochs'] },
  ])('replays the options of a run: $what', async ({ args }) => {
    const options = trainOptions(...args)
    const config = temporaryFile(toOptionsJson(options))

    expect((await parseTrain('--config', config)).options).toEqual({ ...options, config })
  })

  it.each([
    { json: '{"hidden": [8, 4]}', options: { hidden: [8, 4] } },
    { json: '{"hidden": []}', options: { hidden: [] } },
    { json: '{"allow_leakage": ["returns"]}', options: { allow_leakage: ['returns'] } },
    { json: '{"epochs": "3"}', options: { epochs: 3 } },
    { json: '{"schema": null, "quiet": false}', options: { schema: null, quiet: false } },
    { json: '{"format": 1}', options: { epochs: 20 } },
    { json: '\uFEFF{}', options: { epochs: 20 } },
  ])('reads $json', async ({ json, options }) => {
    expect((await parseTrain('--config', temporaryFile(json))).options).toMatchObject(options)
  })

  it('does not take null for a value', async () => {
    const { given } = await parseTrain('--config', temporaryFile('{"schema": null}'))

    expect(given).toEqual(new Set(['config']))
  })

  it.each([
    {
      json: '{"epochs": 0}',
      message: '--epochs in FILE: expected an integer >= 1, received "0"',
    },
    {
      json: '{"epochs": null}',
      message: '--epochs in FILE: expected an integer >= 1, received nothing',
    },
    {
      json: '{"epochs": true}',
      message: '--epochs in FILE: expected a text or a number, received true',
    },
    {
      json: '{"epochs": [3]}',
      message: '--epochs in FILE: expected a text or a number, received a list',
    },
    {
      json: '{"hidden": [[8]]}',
      message: '--hidden in FILE: expected a text, a list or a number, received a list',
    },
    {
      json: '{"engine": "gpu"}',
      message: '--engine in FILE: expected simd or tfjs, received "gpu"',
    },
    {
      json: '{"data_path": ""}',
      message: '--data_path in FILE: expected a value, received nothing',
    },
    {
      json: '{"quiet": "yes"}',
      message: '--quiet in FILE: expected true or false, received "yes"',
    },
    {
      json: '{"epoch": 3}',
      message: 'Expected flags by name, such as "data_path", in FILE. Received "epoch".',
    },
    {
      json: '{"__proto__": 3}',
      message: 'Expected flags by name, such as "data_path", in FILE. Received "__proto__".',
    },
    {
      json: '{"config": null}',
      message: 'Expected no other config file in FILE. Received "config".',
    },
    {
      json: '{"format": 2}',
      message: 'Expected options of format 1 in FILE. Received format 2.',
    },
    { json: '[]', message: 'Expected an object with flags by name in FILE. Received a list.' },
    { json: 'null', message: 'Expected an object with flags by name in FILE. Received nothing.' },
  ])('refuses $json', async ({ json, message }) => {
    const file = temporaryFile(json)

    await expectFailure(
      () => parseTrain('--config', file),
      'invalid-usage',
      message.replace('FILE', file),
    )
  })

  it('says what is wrong with a file that is not JSON', async () => {
    const file = temporaryFile('epochs: 3')

    await expectFailure(
      () => parseTrain('--config', file),
      'invalid-usage',
      `Expected options in ${file}. Received: Unexpected token 'e', "epochs: 3" is not valid JSON.`,
    )
  })

  it('says that there is no such file', async () => {
    await expectFailure(
      () => parseTrain('--config', 'nowhere.json'),
      'invalid-usage',
      "Expected options in nowhere.json. Received: ENOENT: no such file or directory, open 'nowhere.json'.",
    )
  })
})
