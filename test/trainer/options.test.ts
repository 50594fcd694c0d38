import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  type CommandHelp,
  type Flag,
  HelpShown,
  parseCommand,
  readInteger,
  readNumber,
} from '../../trainer/command-line.ts'
import { requireConsistentOptions } from '../../trainer/consistent-options.ts'
import { TRAIN_FLAGS, type TrainOptions } from '../../trainer/options.ts'
import { expectFailure } from '../helpers/expect-failure.ts'

const TRAIN: CommandHelp = { name: 'train', description: 'Learns who converts.' }

const DEFAULTS: TrainOptions = {
  config: null,
  recipe: 'auto',
  tune_budget: null,
  tune_seconds: null,
  data_path: 'data/campaign_history.csv',
  schema: null,
  policy: null,
  test_size: 0.2,
  validation_size: null,
  time_column: null,
  group_column: null,
  folds: null,
  on_bad_rows: 'stop',
  allow_leakage: [],
  teacher: 'none',
  bins: 0,
  rare_below: 0,
  hidden: [64, 32],
  dropout: 0.3,
  l2: 0,
  epochs: 20,
  batch_size: 32,
  lr: 0.001,
  schedule: 'constant',
  warmup: 0,
  weight_decay: 0,
  clip_norm: null,
  ema: null,
  patience: null,
  ensemble: 1,
  class_weight: 'none',
  calibration: 'auto',
  init_from: null,
  init_preprocessing: null,
  cost_per_send: null,
  value_per_conversion: null,
  budget: null,
  seed: 1,
  engine: 'simd',
  threads: 'auto',
  backend: 'auto',
  model_out: 'models/keras_campaign_model.keras',
  edge_out: 'models/edge',
  metrics_out: 'outputs/metrics_keras.csv',
  history_out: 'outputs/training_history.png',
  report_out: 'outputs/report.html',
  figures_out: 'outputs/metrics.json',
  plots_out: 'outputs/plots',
  lang: 'en',
  runs_out: 'outputs/runs',
  tensorboard_dir: null,
  predictions_out: null,
  saved_model_out: null,
  rejected_out: 'outputs/rejected_rows.csv',
  quiet: false,
}

/** A value of each flag, as it is written and as it is read. */
const VALUES: readonly { flag: keyof TrainOptions; text: string; value: unknown }[] = [
  { flag: 'config', text: 'outputs/runs/a/options.json', value: 'outputs/runs/a/options.json' },
  { flag: 'recipe', text: 'strong', value: 'strong' },
  { flag: 'tune_budget', text: '2e7', value: 20_000_000 },
  { flag: 'tune_seconds', text: '90', value: 90 },
  { flag: 'data_path', text: 'my-history.csv', value: 'my-history.csv' },
  { flag: 'policy', text: 'policy.json', value: 'policy.json' },
  { flag: 'schema', text: 'my_schema.json', value: 'my_schema.json' },
  { flag: 'test_size', text: '.25', value: 0.25 },
  { flag: 'validation_size', text: '1e-1', value: 0.1 },
  { flag: 'time_column', text: 'sent_at', value: 'sent_at' },
  { flag: 'group_column', text: 'household', value: 'household' },
  { flag: 'folds', text: '5', value: 5 },
  { flag: 'on_bad_rows', text: 'skip', value: 'skip' },
  { flag: 'allow_leakage', text: 'returns', value: ['returns'] },
  { flag: 'allow_leakage', text: 'returns, last order', value: ['returns', 'last order'] },
  { flag: 'allow_leakage', text: 'none', value: [] },
  { flag: 'teacher', text: 'committee', value: 'committee' },
  { flag: 'bins', text: '16', value: 16 },
  { flag: 'rare_below', text: '5', value: 5 },
  { flag: 'hidden', text: '8', value: [8] },
  { flag: 'hidden', text: 'none', value: [] },
  { flag: 'hidden', text: '128, 64,32', value: [128, 64, 32] },
  { flag: 'dropout', text: '0', value: 0 },
  { flag: 'l2', text: '0.01', value: 0.01 },
  { flag: 'epochs', text: '1', value: 1 },
  { flag: 'batch_size', text: '256', value: 256 },
  { flag: 'lr', text: '1e-4', value: 0.0001 },
  { flag: 'schedule', text: 'one_cycle', value: 'one_cycle' },
  { flag: 'warmup', text: '0.1', value: 0.1 },
  { flag: 'weight_decay', text: '0.01', value: 0.01 },
  { flag: 'clip_norm', text: '1', value: 1 },
  { flag: 'ema', text: '0.999', value: 0.999 },
  { flag: 'patience', text: '3', value: 3 },
  { flag: 'ensemble', text: '5', value: 5 },
  { flag: 'class_weight', text: 'balanced', value: 'balanced' },
  { flag: 'class_weight', text: '2.5', value: 2.5 },
  { flag: 'calibration', text: 'off', value: 'off' },
  { flag: 'init_from', text: 'models/edge', value: 'models/edge' },
  { flag: 'init_preprocessing', text: 'p.json', value: 'p.json' },
  { flag: 'cost_per_send', text: '0.02', value: 0.02 },
  { flag: 'cost_per_send', text: ' cost ', value: 'cost' },
  { flag: 'value_per_conversion', text: '30', value: 30 },
  { flag: 'value_per_conversion', text: 'margin', value: 'margin' },
  { flag: 'budget', text: '5000', value: 5000 },
  { flag: 'seed', text: '0', value: 0 },
  { flag: 'engine', text: 'tfjs', value: 'tfjs' },
  { flag: 'threads', text: 'auto', value: 'auto' },
  { flag: 'threads', text: '2', value: 2 },
  { flag: 'backend', text: 'wasm', value: 'wasm' },
  { flag: 'model_out', text: 'm.h5', value: 'm.h5' },
  { flag: 'edge_out', text: '--odd', value: '--odd' },
  { flag: 'metrics_out', text: 'm.csv', value: 'm.csv' },
  { flag: 'history_out', text: 'h.png', value: 'h.png' },
  { flag: 'report_out', text: 'r.html', value: 'r.html' },
  { flag: 'figures_out', text: 'm.json', value: 'm.json' },
  { flag: 'plots_out', text: 'plots', value: 'plots' },
  { flag: 'lang', text: 'es', value: 'es' },
  { flag: 'runs_out', text: 'runs', value: 'runs' },
  { flag: 'tensorboard_dir', text: 'logs', value: 'logs' },
  { flag: 'predictions_out', text: 'p.csv', value: 'p.csv' },
  { flag: 'saved_model_out', text: 'saved', value: 'saved' },
  { flag: 'rejected_out', text: 'r.csv', value: 'r.csv' },
]

function parseTrain(...args: readonly string[]): TrainOptions {
  return parseCommand<TrainOptions>(TRAIN, TRAIN_FLAGS, args).options
}

describe('parseCommand with the flags of pnpm train', () => {
  it('gives every flag its default', () => {
    expect(parseTrain()).toEqual(DEFAULTS)
  })

  it('has a test value for every flag but the switch', () => {
    expect(new Set(VALUES.map(({ flag }) => flag)).size).toBe(TRAIN_FLAGS.length - 1)
  })

  it.each(VALUES)('reads --$flag $text', ({ flag, text, value }) => {
    const dashed = `--${flag.replaceAll('_', '-')}`

    expect(parseTrain(`--${flag}`, text)).toEqual({ ...DEFAULTS, [flag]: value })
    expect(parseTrain(`--${flag}=${text}`)).toEqual({ ...DEFAULTS, [flag]: value })
    expect(parseTrain(dashed, text)).toEqual({ ...DEFAULTS, [flag]: value })
    expect(parseTrain(`${dashed}=${text}`)).toEqual({ ...DEFAULTS, [flag]: value })
  })

  it('reads the switch', () => {
    expect(parseTrain('--quiet')).toEqual({ ...DEFAULTS, quiet: true })
  })

  it('passes over the -- that pnpm may put first', () => {
    expect(parseTrain('--', '--epochs', '3')).toEqual({ ...DEFAULTS, epochs: 3 })
  })

  it('takes the last of a flag given twice', () => {
    expect(parseTrain('--epochs', '3', '--epochs', '4').epochs).toBe(4)
  })

  it.each([
    { args: '--test_size 0', message: '--test_size: expected a number > 0 and < 1, received "0"' },
    { args: '--test-size 1', message: '--test_size: expected a number > 0 and < 1, received "1"' },
    {
      args: '--validation_size=20%',
      message: '--validation_size: expected a number > 0 and < 1, received "20%"',
    },
    { args: '--dropout 1', message: '--dropout: expected a number >= 0 and < 1, received "1"' },
    {
      args: '--dropout -0.1',
      message: '--dropout: expected a number >= 0 and < 1, received "-0.1"',
    },
    { args: '--l2 -1', message: '--l2: expected a number >= 0, received "-1"' },
    { args: '--l2 1e999', message: '--l2: expected a number >= 0, received "1e999"' },
    { args: '--lr 0', message: '--lr: expected a number > 0, received "0"' },
    { args: '--lr NaN', message: '--lr: expected a number > 0, received "NaN"' },
    { args: '--lr 0,001', message: '--lr: expected a number > 0, received "0,001"' },
    { args: '--epochs 0', message: '--epochs: expected an integer >= 1, received "0"' },
    { args: '--epochs 2.5', message: '--epochs: expected an integer >= 1, received "2.5"' },
    { args: '--epochs 1e300', message: '--epochs: expected an integer >= 1, received "1e300"' },
    { args: '--epochs=', message: '--epochs: expected an integer >= 1, received nothing' },
    { args: '--batch_size ten', message: '--batch_size: expected an integer >= 1, received "ten"' },
    { args: '--patience 0', message: '--patience: expected an integer >= 1, received "0"' },
    {
      args: '--seed -1',
      message: '--seed: expected an integer >= 0 and <= 9007199254740991, received "-1"',
    },
    {
      args: '--seed 9007199254740992',
      message:
        '--seed: expected an integer >= 0 and <= 9007199254740991, received "9007199254740992"',
    },
    {
      args: '--hidden 64,0',
      message: '--hidden: expected integers from 1 to 4096 such as 64,32, or none, received "64,0"',
    },
    {
      args: '--hidden 64,,32',
      message:
        '--hidden: expected integers from 1 to 4096 such as 64,32, or none, received "64,,32"',
    },
    {
      args: '--hidden 4097',
      message: '--hidden: expected integers from 1 to 4096 such as 64,32, or none, received "4097"',
    },
    {
      args: '--on_bad_rows ignore',
      message: '--on_bad_rows: expected stop or skip, received "ignore"',
    },
    { args: '--folds 1', message: '--folds: expected an integer >= 2 and <= 100, received "1"' },
    {
      args: '--allow_leakage a,,b',
      message:
        '--allow_leakage: expected names of columns, separated by commas, or none, received "a,,b"',
    },
    {
      args: '--class_weight 0',
      message: '--class_weight: expected a number > 0, balanced or none, received "0"',
    },
    {
      args: '--cost_per_send -1',
      message: '--cost_per_send: expected an amount >= 0 or the name of a column, received "-1"',
    },
    { args: '--budget 0', message: '--budget: expected an integer >= 1, received "0"' },
    {
      args: '--backend gpu',
      message: '--backend: expected auto or tensorflow or wasm or cpu, received "gpu"',
    },
    {
      args: '--model_out model.pb',
      message: '--model_out: expected a path that ends in .keras or .h5, received "model.pb"',
    },
    {
      args: '--model_out keras/model',
      message: '--model_out: expected a path that ends in .keras or .h5, received "keras/model"',
    },
    { args: '--edge_out=', message: '--edge_out: expected a value, received nothing' },
    {
      args: '--epoch 3',
      message: "unknown option '--epoch' (Did you mean --epochs?) (see pnpm train --help)",
    },
    { args: '--gpu', message: "unknown option '--gpu' (see pnpm train --help)" },
    { args: '-e 3', message: "unknown option '-e' (see pnpm train --help)" },
    {
      args: '--epochs',
      message: "option '--epochs <n>' argument missing (see pnpm train --help)",
    },
    { args: '--quiet=yes', message: "unknown option '--quiet=yes' (see pnpm train --help)" },
    {
      args: 'history.csv',
      message:
        'too many arguments. Expected 0 arguments but got 1: history.csv. (see pnpm train --help)',
    },
  ])('says in one line what is wrong with $args', async ({ args, message }) => {
    await expectFailure(() => parseTrain(...args.split(' ')), 'invalid-usage', message)
  })

  it('explains every flag with its default', () => {
    const written: string[] = []
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written.push(String(text))
      return true
    })
    onTestFinished(() => write.mockRestore())

    expect(() => parseTrain('--help')).toThrow(HelpShown)
    expect(written.join('')).toMatchInlineSnapshot(`
      "Usage: pnpm train [options]

      Learns who converts.

      Options:
        --config <file>                  JSON file with any of these flags by name, such as a run's
                                         options.json; a flag given here as well wins
        --recipe <name>                  how the model is made: classic takes the defaults below, strong
                                         learns from a committee of trees and networks, auto tries both
                                         and more on parts of the training rows and takes the best. What
                                         is given below always wins (auto | classic | strong) (default:
                                         auto)
        --tune_budget <n>                training rows, times the passes over them, that the recipes auto
                                         and strong may spend on trying; left out: what about a minute
                                         allows
        --tune_seconds <n>               stop trying after so many seconds; what was tried until then
                                         depends on the machine, so that the run cannot be repeated
        --data_path <file>               campaign history to learn from: CSV, one row a customer (default:
                                         data/campaign_history.csv)
        --schema <file>                  JSON file that names the columns; "pnpm schema" drafts one
        --policy <file>                  JSON file that says how the worker decides; its environment may
                                         say otherwise
        --test_size <share>              share of customers kept for the final test (default: 0.2)
        --validation_size <share>        share of the other customers kept from training to watch it; left
                                         out: 0.1, or none where the recipe judges out of fold, so that it
                                         learns from all of them
        --time_column <column>           dates or numbers: the newest --test_size of the rows become the
                                         test rows
        --group_column <column>          rows with the same value stay in the same split: a household, a
                                         shop
        --folds <k>                      cross-validate as well, and report mean and deviation over k
                                         folds
        --on_bad_rows <rule>             rows that break a rule: stop the run, or skip them into
                                         --rejected_out (stop | skip) (default: stop)
        --allow_leakage <columns>        columns, separated by commas, that may tell the label all by
                                         themselves, or none (default: none)
        --teacher <name>                 what the network learns: what happened (none), or what boosted
                                         trees and networks together make of it (committee) (none |
                                         committee) (default: none)
        --bins <n>                       each number also as so many bins of equally many rows
                                         (piecewise-linear encoding) (default: 0)
        --rare_below <rows>              category names with fewer training rows share one input (default:
                                         0)
        --hidden <units>                 units of each hidden layer; none: a logistic regression (default:
                                         64,32)
        --dropout <rate>                 share of hidden outputs dropped in each training step (default:
                                         0.3)
        --l2 <weight>                    penalty on squared kernels (default: 0)
        --epochs <n>                     passes over the training rows (default: 20)
        --batch_size <rows>              rows in a training step (default: 32)
        --lr <rate>                      Adam's learning rate, the highest where it changes (default:
                                         0.001)
        --schedule <name>                how the learning rate changes from step to step (constant |
                                         cosine | one_cycle) (default: constant)
        --warmup <share>                 share of all steps in which --schedule cosine climbs to the full
                                         learning rate (default: 0)
        --weight_decay <rate>            share of the learning rate by which each step shrinks the kernels
                                         (AdamW) (default: 0)
        --clip_norm <length>             longest gradient, over all weights; longer ones are scaled down
                                         to it
        --ema <momentum>                 keep a moving average of the weights of all steps, such as 0.999
        --patience <epochs>              stop after so many epochs without a lower validation loss, and
                                         keep the best weights
        --ensemble <k>                   networks to train, from different random numbers; their mean
                                         logit is the model (default: 1)
        --class_weight <weight>          what a positive row weighs in training: a number, balanced, or
                                         none; the logit is then corrected, so that probabilities stay
                                         true (default: none)
        --calibration <rule>             correct probabilities where that helps beyond noise (auto), or
                                         never (off) (auto | off) (default: auto)
        --init_from <path>               start from an earlier model: an edge bundle's folder, or a .keras
                                         or .h5 file of Keras
        --init_preprocessing <file>      preprocessing.json that the Keras file of --init_from was trained
                                         with
        --cost_per_send <amount>         what an email costs: an amount, or the column that tells it
        --value_per_conversion <amount>  what a conversion earns: an amount, or the column that tells it
        --budget <sends>                 how many emails may be sent at most: what the best so many of the
                                         test rows earn
        --seed <n>                       same seed, data, engine and backend: same files (default: 1)
        --engine <name>                  what trains: our own kernels (simd) or TensorFlow.js (tfjs) (simd
                                         | tfjs) (default: simd)
        --threads <n>                    networks trained at a time by the engine simd, at most one a
                                         core, which auto is (default: auto)
        --backend <name>                 of the engine tfjs; auto is tensorflow where tfjs-node is
                                         installed, else wasm (auto | tensorflow | wasm | cpu) (default:
                                         auto)
        --model_out <file>               the model for Keras: .keras, or .h5 for its older format
                                         (default: models/keras_campaign_model.keras)
        --edge_out <folder>              the edge bundle, which the worker serves from (default:
                                         models/edge)
        --metrics_out <file>             classification report and ROC AUC of the test rows: CSV (default:
                                         outputs/metrics_keras.csv)
        --history_out <file>             loss and accuracy by epoch: PNG (default:
                                         outputs/training_history.png)
        --report_out <file>              the whole evaluation on one page: HTML (default:
                                         outputs/report.html)
        --figures_out <file>             every figure of the report: JSON (default: outputs/metrics.json)
        --plots_out <folder>             the pictures of the report: PNG files (default: outputs/plots)
        --lang <language>                language of the report (en | es) (default: en)
        --runs_out <folder>              where each run leaves its options and figures, for pnpm compare
                                         and --config (default: outputs/runs)
        --tensorboard_dir <folder>       event files for TensorBoard
        --predictions_out <file>         customer id, label and probability of each test row: CSV
        --saved_model_out <folder>       a SavedModel for TensorFlow Serving
        --rejected_out <file>            where --on_bad_rows skip sets rows aside: CSV (default:
                                         outputs/rejected_rows.csv)
        --quiet                          print nothing but errors
        --help                           print this text

      A flag may be written with dashes as well: --data_path, --data-path.
      "
    `)
  })
})

describe('parseCommand', () => {
  const help: CommandHelp = {
    name: 'draft',
    description: 'Drafts.',
    argument: { name: '<file>', description: 'what to read' },
  }
  const flags: readonly Flag[] = [
    { flags: '--rows <n>', description: 'how many', fallback: 1, read: readInteger({ max: 9 }) },
    { flags: '--share <s>', description: 'of all', fallback: null, read: readNumber({}) },
    { flags: '--out <file>', description: 'where to', fallback: null, required: true },
  ]

  it('gives the argument beside the options, and says which flags were given', () => {
    expect(parseCommand(help, flags, ['--out', 'b', 'a', '--rows=1'])).toEqual({
      argument: 'a',
      operands: ['a'],
      options: { rows: 1, share: null, out: 'b' },
      given: new Set(['rows', 'out']),
    })
  })

  it.each([
    { args: [], operands: [] },
    { args: ['a'], operands: ['a'] },
    { args: ['a', '--rows=-3', 'b', 'c'], operands: ['a', 'b', 'c'] },
  ])('gives any number of arguments: $args', ({ args, operands }) => {
    const many = { ...help, argument: { name: '[files...]', description: 'what to read' } }
    const optional = flags.filter(({ required }) => required !== true)

    expect(parseCommand(many, optional, args).operands).toEqual(operands)
  })

  it.each([
    { args: '--out b', message: "missing required argument 'file' (see pnpm draft --help)" },
    { args: 'a', message: "required option '--out <file>' not specified (see pnpm draft --help)" },
    { args: 'a --out b --rows 10', message: '--rows: expected an integer <= 9, received "10"' },
    { args: 'a --out b --share x', message: '--share: expected a number, received "x"' },
    {
      args: 'a b --out c',
      message: 'too many arguments. Expected 1 argument but got 2: a, b. (see pnpm draft --help)',
    },
  ])('says in one line what is wrong with $args', async ({ args, message }) => {
    await expectFailure(() => parseCommand(help, flags, args.split(' ')), 'invalid-usage', message)
  })
})

describe('requireConsistentOptions', () => {
  it.each([
    [{ warmup: 0.1, recipe: 'classic' }, '--warmup', '--schedule cosine', '0.1'],
    [{ warmup: 0.1, schedule: 'one_cycle' }, '--warmup', '--schedule cosine', '0.1'],
    [{ backend: 'wasm' }, '--backend', '--engine tfjs', 'wasm'],
    [{ threads: 2, engine: 'tfjs' }, '--threads', '--engine simd', '2'],
  ] as const)('refuses %j', async (chosen, flag, needs, value) => {
    await expectFailure(
      () => requireConsistentOptions({ ...DEFAULTS, ...chosen }),
      'invalid-usage',
      `Expected ${flag} together with ${needs}. Received ${flag} ${value} without it.`,
    )
  })

  it.each([
    {},
    { warmup: 0.1, schedule: 'cosine' },
    { backend: 'wasm', engine: 'tfjs' },
    { threads: 2 },
  ] as const)('accepts %j', (chosen) => {
    expect(() => requireConsistentOptions({ ...DEFAULTS, ...chosen })).not.toThrow()
  })
})
