/** Command-line flags: how they are spelled, checked and explained. */

import { Command, CommanderError, Option } from 'commander'
import { describeReceived, parseNumber } from '../shared/customer-record.ts'
import { Failure } from '../shared/failure.ts'
import { BACKENDS, type BackendChoice } from './model/tfjs-backend.ts'

const BAD_ROW_RULES = ['stop', 'skip'] as const

/** What a person chose for a training run, by flag name. */
export interface TrainOptions {
  readonly data_path: string
  readonly schema: string | null
  readonly test_size: number
  readonly validation_size: number
  readonly on_bad_rows: (typeof BAD_ROW_RULES)[number]
  readonly hidden: readonly number[]
  readonly dropout: number
  readonly l2: number
  readonly epochs: number
  readonly batch_size: number
  readonly lr: number
  readonly patience: number | null
  readonly seed: number
  readonly backend: BackendChoice
  readonly model_out: string
  readonly edge_out: string
  readonly metrics_out: string
  readonly history_out: string
  readonly predictions_out: string | null
  readonly saved_model_out: string | null
  readonly rejected_out: string
  readonly quiet: boolean
}

/** One flag of a command. `flags` is in commander's notation: `--epochs <n>`. */
export interface Flag {
  readonly flags: string
  readonly description: string
  /** Null: the flag has no value unless it is given. */
  readonly fallback: unknown
  /** How the help shows the fallback, where its own spelling will not do. */
  readonly shownFallback?: string
  /** Checks a given value. Absent for text and for switches. */
  readonly read?: (text: string) => unknown
  readonly choices?: readonly string[]
  readonly required?: boolean
}

interface Range {
  readonly min?: number
  readonly max?: number
  /** Bounds that are themselves not allowed. */
  readonly above?: number
  readonly below?: number
}

/** Every flag of `pnpm train`, with every default. */
export const TRAIN_FLAGS: readonly Flag[] = [
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
    flags: '--test_size <share>',
    description: 'share of customers kept for the final test',
    fallback: 0.2,
    read: readNumber({ above: 0, below: 1 }),
  },
  {
    flags: '--validation_size <share>',
    description: 'share of the other customers kept to watch training',
    fallback: 0.1,
    read: readNumber({ above: 0, below: 1 }),
  },
  {
    flags: '--on_bad_rows <rule>',
    description: 'rows that break a rule: stop the run, or skip them into --rejected_out',
    fallback: 'stop',
    choices: BAD_ROW_RULES,
  },
  {
    flags: '--hidden <units>',
    description: 'units of each hidden layer',
    fallback: [64, 32],
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
    description: "Adam's learning rate",
    fallback: 1e-3,
    read: readNumber({ above: 0 }),
  },
  {
    flags: '--patience <epochs>',
    description:
      'stop after so many epochs without a lower validation loss, and keep the best weights',
    fallback: null,
    read: readInteger({ min: 1 }),
  },
  {
    flags: '--seed <n>',
    description: 'same seed, data and backend: same files',
    fallback: 1,
    read: readInteger({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  },
  {
    flags: '--backend <name>',
    description: 'what computes; auto is tensorflow where tfjs-node is installed, else wasm',
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

/** How a command introduces itself. */
export interface CommandHelp {
  readonly name: string
  readonly description: string
  /** A positional argument, such as `<file>`. */
  readonly argument?: { readonly name: string; readonly description: string }
}

export interface ParsedCommand<Options> {
  readonly options: Options
  readonly argument: string | undefined
}

/** Thrown by `--help` once the text is printed: there is nothing more to do. */
export class HelpShown extends Error {
  override readonly name = 'HelpShown'
}

/**
 * Reads a command line. Each flag is taken with underscores or dashes: `--data_path`,
 * `--data-path`.
 *
 * @param args What follows the script's name.
 * @throws Failure `invalid-usage` for a flag or value that makes no sense, in one line.
 * @throws HelpShown when `--help` was asked for.
 */
export function parseCommand<Options>(
  help: CommandHelp,
  flags: readonly Flag[],
  args: readonly string[],
): ParsedCommand<Options> {
  const command = buildCommand(help, flags)
  try {
    command.parse(args.map(withUnderscores).slice(args[0] === '--' ? 1 : 0), { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) throw new HelpShown()
    const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ')
    throw new Failure('invalid-usage', `${message} (see pnpm ${help.name} --help)`, {
      cause: error,
    })
  }
  const given = command.opts<Record<string, unknown>>()
  const options = Object.fromEntries(
    flags.map(({ flags, fallback }) => [flagName(flags), given[flagName(flags)] ?? fallback]),
  )
  return { options: options as Options, argument: command.args[0] } // built from the same flags
}

/** `data_path` of `--data_path <file>`. */
function flagName(flags: string): string {
  return flags.replace(/^--/, '').replace(/ .*/, '')
}

/** Accepts integers in a range. */
export function readInteger(range: Range): (text: string) => number {
  return (text) => {
    const value = parseNumber(text)
    if (Number.isSafeInteger(value) && isWithin(value, range)) return value
    throw new Refusal(`an integer${describeRange(range)}`, text)
  }
}

/** Accepts numbers in a range. */
export function readNumber(range: Range): (text: string) => number {
  return (text) => {
    const value = parseNumber(text)
    if (Number.isFinite(value) && isWithin(value, range)) return value
    throw new Refusal(`a number${describeRange(range)}`, text)
  }
}

/** What a value should have been; `buildCommand` adds which flag it was given for. */
class Refusal extends Error {
  constructor(expected: string, text: string) {
    super(`expected ${expected}, received ${describeReceived(text)}`)
  }
}

function buildCommand(help: CommandHelp, flags: readonly Flag[]): Command {
  const command = new Command(`pnpm ${help.name}`)
    .description(help.description)
    .helpOption('--help', 'print this text')
    .addHelpText('after', '\nA flag may be written with dashes as well: --data_path, --data-path.')
    .allowExcessArguments(false)
    .exitOverride()
    .configureHelp({ helpWidth: 100 })
    .configureOutput({ writeErr: () => {} })
  if (help.argument) command.argument(help.argument.name, help.argument.description)
  for (const flag of flags) {
    const option = new Option(flag.flags, flag.description)
    if (flag.fallback !== null && flag.fallback !== false) {
      option.default(flag.fallback, flag.shownFallback ?? String(flag.fallback))
    }
    const read = flag.choices ? readChoice(flag.choices) : (flag.read ?? readText)
    if (flag.choices) option.description += ` (${flag.choices.join(' | ')})`
    if (option.required) option.argParser((text) => readValue(flag.flags, text, read))
    command.addOption(option.makeOptionMandatory(flag.required ?? false))
  }
  return command
}

function readValue(flags: string, text: string, read: (text: string) => unknown): unknown {
  try {
    return read(text)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Failure('invalid-usage', `--${flagName(flags)}: ${error.message}`, { cause: error })
  }
}

/** Refuses the empty text, which a script's unset variable becomes. */
function readText(text: string): string {
  if (text !== '') return text
  throw new Refusal('a value', text)
}

function readChoice(choices: readonly string[]): (text: string) => string {
  return (text) => {
    if (choices.includes(text)) return text
    throw new Refusal(choices.join(' or '), text)
  }
}

function readUnits(text: string): number[] {
  const units = text.split(',').map((part) => parseNumber(part.trim()))
  if (units.every((count) => Number.isInteger(count) && count >= 1 && count <= 4096)) return units
  throw new Refusal('integers from 1 to 4096 such as 64,32', text)
}

function readModelPath(text: string): string {
  if (/\.(?:keras|h5)$/.test(text)) return text
  throw new Refusal('a path that ends in .keras or .h5', text)
}

function withUnderscores(arg: string): string {
  return arg.replace(/^--[a-z][a-z0-9_-]*/, (flag) => `--${flag.slice(2).replaceAll('-', '_')}`)
}

function isWithin(value: number, { min, max, above, below }: Range): boolean {
  return (
    (min === undefined || value >= min) &&
    (max === undefined || value <= max) &&
    (above === undefined || value > above) &&
    (below === undefined || value < below)
  )
}

function describeRange({ min, max, above, below }: Range): string {
  const parts = [
    min !== undefined && `>= ${min}`,
    above !== undefined && `> ${above}`,
    max !== undefined && `<= ${max}`,
    below !== undefined && `< ${below}`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? ` ${parts.join(' and ')}` : ''
}
