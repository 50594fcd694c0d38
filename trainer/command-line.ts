/** Command lines: how flags are declared, checked and explained. */

import { Command, CommanderError, Option } from 'commander'
import { describeReceived, parseNumber } from '../shared/customer-record.ts'
import { Failure } from '../shared/failure.ts'

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

/** How a command introduces itself. */
export interface CommandHelp {
  readonly name: string
  readonly description: string
  /** A positional argument, such as `<file>`, or any number of them: `[runs...]`. */
  readonly argument?: { readonly name: string; readonly description: string }
}

export interface ParsedCommand<Options> {
  readonly options: Options
  /** The first of `operands`. */
  readonly argument: string | undefined
  /** What was given beside flags, in the order given. */
  readonly operands: readonly string[]
  /** Names of the flags that a person gave, whatever their value. */
  readonly given: ReadonlySet<string>
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
  const values = command.opts<Record<string, unknown>>()
  const names = flags.map(flagName)
  const options = Object.fromEntries(
    flags.map((flag) => [flagName(flag), values[flagName(flag)] ?? flag.fallback]),
  )
  return {
    options: options as Options, // built from the same flags
    argument: command.args[0],
    operands: command.args,
    given: new Set(names.filter((name) => command.getOptionValueSource(name) === 'cli')),
  }
}

/** `data_path` of `--data_path <file>`. */
export function flagName({ flags }: Flag): string {
  return flags.replace(/^--/, '').replace(/ .*/, '')
}

/** Whether a flag stands for itself, without a value. */
export function isSwitch({ flags }: Flag): boolean {
  return !flags.includes('<')
}

/**
 * Checks a value for a flag.
 *
 * @param source How the message names where the value stands, if not on the command line.
 * @throws Failure `invalid-usage`, which names the flag.
 */
export function readFlagValue(flag: Flag, text: string, source = ''): unknown {
  const read = flag.choices ? readChoice(flag.choices) : (flag.read ?? readText)
  try {
    return read(text)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Failure('invalid-usage', `--${flagName(flag)}${source}: ${error.message}`, {
      cause: error,
    })
  }
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

/** What a value should have been; `parseCommand` adds which flag it was given for. */
export class Refusal extends Error {
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
    if (flag.choices) option.description += ` (${flag.choices.join(' | ')})`
    if (option.required) option.argParser((text) => readFlagValue(flag, text))
    command.addOption(option.makeOptionMandatory(flag.required ?? false))
  }
  return command
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
