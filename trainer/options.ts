/** What a person chooses for a training run: every flag of `pnpm train`, with every default. */

import { parseNumber } from '../shared/customer-record.ts'
import { LANGUAGES, type Language } from '../shared/language.ts'
import { type Flag, Refusal, readInteger, readNumber } from './command-line.ts'
import { BACKENDS, ENGINES, type EngineOptions } from './model/engines.ts'
import { SCHEDULES, type Schedule } from './model/schedule.ts'
import type { EncodingChoices } from './preprocessing/fit.ts'

/** Whole ways to make a model; what each sets stands in `tuning/settings.ts`. */
export const RECIPES = ['auto', 'classic', 'strong'] as const
const TEACHERS = ['none', 'committee'] as const
const BAD_ROW_RULES = ['stop', 'skip'] as const
const CALIBRATIONS = ['auto', 'off'] as const

/** Units of the hidden layers. */
export const DEFAULT_HIDDEN: readonly number[] = [64, 32]

/** `balanced`: both classes together weigh the same; a number: what a positive row weighs. */
export type ClassWeight = 'none' | 'balanced' | number

/** What a person chose for a training run, by flag name. */
export interface TrainOptions extends EngineOptions {
  /** Already read: its options are among the others. */
  readonly config: string | null
  readonly recipe: (typeof RECIPES)[number]
  readonly tune_budget: number | null
  readonly tune_seconds: number | null
  readonly data_path: string
  readonly schema: string | null
  readonly policy: string | null
  readonly test_size: number
  readonly validation_size: number | null
  readonly time_column: string | null
  readonly group_column: string | null
  readonly folds: number | null
  readonly on_bad_rows: (typeof BAD_ROW_RULES)[number]
  readonly allow_leakage: readonly string[]
  readonly teacher: (typeof TEACHERS)[number]
  readonly bins: number
  readonly rare_below: number
  readonly hidden: readonly number[]
  readonly dropout: number
  readonly l2: number
  readonly epochs: number
  readonly batch_size: number
  readonly lr: number
  readonly schedule: Schedule['name']
  readonly warmup: number
  readonly weight_decay: number
  readonly clip_norm: number | null
  readonly ema: number | null
  readonly patience: number | null
  readonly ensemble: number
  readonly class_weight: ClassWeight
  readonly calibration: (typeof CALIBRATIONS)[number]
  readonly init_from: string | null
  readonly init_preprocessing: string | null
  readonly cost_per_send: number | string | null
  readonly value_per_conversion: number | string | null
  readonly budget: number | null
  readonly seed: number
  readonly model_out: string
  readonly edge_out: string
  readonly metrics_out: string
  readonly history_out: string
  readonly report_out: string
  readonly figures_out: string
  readonly plots_out: string
  readonly lang: Language
  readonly runs_out: string
  readonly tensorboard_dir: string | null
  readonly predictions_out: string | null
  readonly saved_model_out: string | null
  readonly rejected_out: string
  readonly quiet: boolean
}

/** Every flag of `pnpm train`, with every default. */
export const TRAIN_FLAGS: readonly Flag[] = [
  {
    flags: '--config <file>',
    description:
      "JSON file with any of these flags by name, such as a run's options.json; a flag given here " +
      'as well wins',
    fallback: null,
  },
  {
    flags: '--recipe <name>',
    description:
      'how the model is made: classic takes the defaults below, strong learns from a committee of ' +
      'trees and networks, auto tries both and more on parts of the training rows and takes the ' +
      'best. What is given below always wins',
    fallback: 'auto',
    choices: RECIPES,
  },
  {
    flags: '--tune_budget <n>',
    description:
      'training rows, times the passes over them, that the recipes auto and strong may spend on ' +
      'trying; left out: what about a minute allows',
    fallback: null,
    read: readInteger({ min: 1 }),
  },
  {
    flags: '--tune_seconds <n>',
    description:
      'stop trying after so many seconds; what was tried until then depends on the machine, so ' +
      'that the run cannot be repeated',
    fallback: null,
    read: readNumber({ above: 0 }),
  },
  {
    flags: '--data_path <file>',
    description: 'campaign history to learn from: CSV, one row a customer',
    fallback: 'data/campaign_history.csv',
  },
  {
    flags: '--schema <file>',
    description: 'JSON file that names the columns; "pnpm schema" drafts one',
    fallback: null,
  },
  {
    flags: '--policy <file>',
    description: 'JSON file that says how the worker decides; its environment may say otherwise',
    fallback: null,
  },
  {
    flags: '--test_size <share>',
    description: 'share of customers kept for the final test',
    fallback: 0.2,
    read: readNumber({ above: 0, below: 1 }),
  },
  {
    flags: '--validation_size <share>',
    description:
      'share of the other customers kept from training to watch it; left out: 0.1, or none where ' +
      'the recipe judges out of fold, so that it learns from all of them',
    fallback: null,
    read: readNumber({ above: 0, below: 1 }),
  },
  {
    flags: '--time_column <column>',
    description: 'dates or numbers: the newest --test_size of the rows become the test rows',
    fallback: null,
  },
  {
    flags: '--group_column <column>',
    description: 'rows with the same value stay in the same split: a household, a shop',
    fallback: null,
  },
  {
    flags: '--folds <k>',
    description: 'cross-validate as well, and report mean and deviation over k folds',
    fallback: null,
    read: readInteger({ min: 2, max: 100 }),
  },
  {
    flags: '--on_bad_rows <rule>',
    description: 'rows that break a rule: stop the run, or skip them into --rejected_out',
    fallback: 'stop',
    choices: BAD_ROW_RULES,
  },
  {
    flags: '--allow_leakage <columns>',
    description: 'columns, separated by commas, that may tell the label all by themselves, or none',
    fallback: [],
    shownFallback: 'none',
    read: readColumns,
  },
  {
    flags: '--teacher <name>',
    description:
      'what the network learns: what happened (none), or what boosted trees and networks together ' +
      'make of it (committee)',
    fallback: 'none',
    choices: TEACHERS,
  },
  {
    flags: '--bins <n>',
    description:
      'each number also as so many bins of equally many rows (piecewise-linear encoding)',
    fallback: 0,
    read: readInteger({ min: 0, max: 256 }),
  },
  {
    flags: '--rare_below <rows>',
    description: 'category names with fewer training rows share one input',
    fallback: 0,
    read: readInteger({ min: 0 }),
  },
  {
    flags: '--hidden <units>',
    description: 'units of each hidden layer; none: a logistic regression',
    fallback: DEFAULT_HIDDEN,
    shownFallback: '64,32',
    read: readUnits,
  },
  {
    flags: '--dropout <rate>',
    description: 'share of hidden outputs dropped in each training step',
    fallback: 0.3,
    read: readNumber({ min: 0, below: 1 }),
  },
  {
    flags: '--l2 <weight>',
    description: 'penalty on squared kernels',
    fallback: 0,
    read: readNumber({ min: 0 }),
  },
  {
    flags: '--epochs <n>',
    description: 'passes over the training rows',
    fallback: 20,
    read: readInteger({ min: 1 }),
  },
  {
    flags: '--batch_size <rows>',
    description: 'rows in a training step',
    fallback: 32,
    read: readInteger({ min: 1 }),
  },
  {
    flags: '--lr <rate>',
    description: "Adam's learning rate, the highest where it changes",
    fallback: 1e-3,
    read: readNumber({ above: 0 }),
  },
  {
    flags: '--schedule <name>',
    description: 'how the learning rate changes from step to step',
    fallback: 'constant',
    choices: SCHEDULES,
  },
  {
    flags: '--warmup <share>',
    description: 'share of all steps in which --schedule cosine climbs to the full learning rate',
    fallback: 0,
    read: readNumber({ min: 0, below: 1 }),
  },
  {
    flags: '--weight_decay <rate>',
    description: 'share of the learning rate by which each step shrinks the kernels (AdamW)',
    fallback: 0,
    read: readNumber({ min: 0 }),
  },
  {
    flags: '--clip_norm <length>',
    description: 'longest gradient, over all weights; longer ones are scaled down to it',
    fallback: null,
    read: readNumber({ above: 0 }),
  },
  {
    flags: '--ema <momentum>',
    description: 'keep a moving average of the weights of all steps, such as 0.999',
    fallback: null,
    read: readNumber({ above: 0, below: 1 }),
  },
  {
    flags: '--patience <epochs>',
    description:
      'stop after so many epochs without a lower validation loss, and keep the best weights',
    fallback: null,
    read: readInteger({ min: 1 }),
  },
  {
    flags: '--ensemble <k>',
    description: 'networks to train, from different random numbers; their mean logit is the model',
    fallback: 1,
    read: readInteger({ min: 1, max: 100 }),
  },
  {
    flags: '--class_weight <weight>',
    description:
      'what a positive row weighs in training: a number, balanced, or none; the logit is then ' +
      'corrected, so that probabilities stay true',
    fallback: 'none',
    read: readClassWeight,
  },
  {
    flags: '--calibration <rule>',
    description: 'correct probabilities where that helps beyond noise (auto), or never (off)',
    fallback: 'auto',
    choices: CALIBRATIONS,
  },
  {
    flags: '--init_from <path>',
    description:
      "start from an earlier model: an edge bundle's folder, or a .keras or .h5 file of Keras",
    fallback: null,
  },
  {
    flags: '--init_preprocessing <file>',
    description: 'preprocessing.json that the Keras file of --init_from was trained with',
    fallback: null,
  },
  {
    flags: '--cost_per_send <amount>',
    description: 'what an email costs: an amount, or the column that tells it',
    fallback: null,
    read: readAmount,
  },
  {
    flags: '--value_per_conversion <amount>',
    description: 'what a conversion earns: an amount, or the column that tells it',
    fallback: null,
    read: readAmount,
  },
  {
    flags: '--budget <sends>',
    description: 'how many emails may be sent at most: what the best so many of the test rows earn',
    fallback: null,
    read: readInteger({ min: 1 }),
  },
  {
    flags: '--seed <n>',
    description: 'same seed, data, engine and backend: same files',
    fallback: 1,
    read: readInteger({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  },
  {
    flags: '--engine <name>',
    description: 'what trains: our own kernels (simd) or TensorFlow.js (tfjs)',
    fallback: 'simd',
    choices: ENGINES,
  },
  {
    flags: '--threads <n>',
    description: 'networks trained at a time by the engine simd, at most one a core, which auto is',
    fallback: 'auto',
    read: readThreads,
  },
  {
    flags: '--backend <name>',
    description: 'of the engine tfjs; auto is tensorflow where tfjs-node is installed, else wasm',
    fallback: 'auto',
    choices: BACKENDS,
  },
  {
    flags: '--model_out <file>',
    description: 'the model for Keras: .keras, or .h5 for its older format',
    fallback: 'models/keras_campaign_model.keras',
    read: readModelPath,
  },
  {
    flags: '--edge_out <folder>',
    description: 'the edge bundle, which the worker serves from',
    fallback: 'models/edge',
  },
  {
    flags: '--metrics_out <file>',
    description: 'classification report and ROC AUC of the test rows: CSV',
    fallback: 'outputs/metrics_keras.csv',
  },
  {
    flags: '--history_out <file>',
    description: 'loss and accuracy by epoch: PNG',
    fallback: 'outputs/training_history.png',
  },
  {
    flags: '--report_out <file>',
    description: 'the whole evaluation on one page: HTML',
    fallback: 'outputs/report.html',
  },
  {
    flags: '--figures_out <file>',
    description: 'every figure of the report: JSON',
    fallback: 'outputs/metrics.json',
  },
  {
    flags: '--plots_out <folder>',
    description: 'the pictures of the report: PNG files',
    fallback: 'outputs/plots',
  },
  {
    flags: '--lang <language>',
    description: 'language of the report',
    fallback: 'en',
    choices: LANGUAGES,
  },
  {
    flags: '--runs_out <folder>',
    description: 'where each run leaves its options and figures, for pnpm compare and --config',
    fallback: 'outputs/runs',
  },
  {
    flags: '--tensorboard_dir <folder>',
    description: 'event files for TensorBoard',
    fallback: null,
  },
  {
    flags: '--predictions_out <file>',
    description: 'customer id, label and probability of each test row: CSV',
    fallback: null,
  },
  {
    flags: '--saved_model_out <folder>',
    description: 'a SavedModel for TensorFlow Serving',
    fallback: null,
  },
  {
    flags: '--rejected_out <file>',
    description: 'where --on_bad_rows skip sets rows aside: CSV',
    fallback: 'outputs/rejected_rows.csv',
  },
  { flags: '--quiet', description: 'print nothing but errors', fallback: false },
]

/** Share of the customers that are not for testing, where nobody says otherwise. */
const VALIDATION_SIZE = 0.1

export function validationSizeOf({
  validation_size,
}: Pick<TrainOptions, 'validation_size'>): number {
  return validation_size ?? VALIDATION_SIZE
}

/** How values are encoded, as the options say. */
export function encodingOf({
  bins,
  rare_below: rareBelow,
}: Pick<TrainOptions, 'bins' | 'rare_below'>): EncodingChoices {
  return { bins, rareBelow }
}

function readUnits(text: string): number[] {
  if (text === 'none') return []
  const units = text.split(',').map((part) => parseNumber(part.trim()))
  if (units.every((count) => Number.isInteger(count) && count >= 1 && count <= 4096)) return units
  throw new Refusal('integers from 1 to 4096 such as 64,32, or none', text)
}

function readThreads(text: string): EngineOptions['threads'] {
  return text === 'auto' ? text : readInteger({ min: 1, max: 256 })(text)
}

function readModelPath(text: string): string {
  if (/\.(?:keras|h5)$/.test(text)) return text
  throw new Refusal('a path that ends in .keras or .h5', text)
}

/** Separated by commas. */
function readColumns(text: string): string[] {
  if (text === 'none') return []
  const columns = text.split(',').map((column) => column.trim())
  if (columns.every((column) => column !== '')) return columns
  throw new Refusal('names of columns, separated by commas, or none', text)
}

function readClassWeight(text: string): ClassWeight {
  if (text === 'none' || text === 'balanced') return text
  const weight = parseNumber(text)
  if (Number.isFinite(weight) && weight > 0) return weight
  throw new Refusal('a number > 0, balanced or none', text)
}

/** A number >= 0, or the name of a column. */
function readAmount(text: string): number | string {
  const amount = parseNumber(text)
  if (Number.isNaN(amount) && text.trim() !== '') return text.trim()
  if (Number.isFinite(amount) && amount >= 0) return amount
  throw new Refusal('an amount >= 0 or the name of a column', text)
}
