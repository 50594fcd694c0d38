/** Config files: flags of a command kept in JSON, such as the options that a run leaves. */

import { describeReceived } from '../shared/customer-record.ts'
import { Failure } from '../shared/failure.ts'
import { type Flag, flagName, isSwitch, type ParsedCommand, readFlagValue } from './command-line.ts'
import { readJsonFile } from './json-file.ts'
import { OPTIONS_FORMAT } from './runs/options-json.ts'

/**
 * Adds what the file of `--config` gives, as if it stood on the command line; where a flag stands
 * there too, the command line wins. Without `--config`, nothing changes.
 *
 * @throws Failure `invalid-usage` for a file that cannot be read, or a flag or value that the
 *   command line would refuse, naming the file.
 */
export async function withConfigFile<Options extends { readonly config: string | null }>(
  parsed: ParsedCommand<Options>,
  flags: readonly Flag[],
): Promise<ParsedCommand<Options>> {
  const { config } = parsed.options
  if (config === null) return parsed
  const document = await readJsonFile(config, { expected: 'options', code: 'invalid-usage' })
  const values = readConfig(document, config, flags)
  const added = Object.entries(values).filter(([name]) => !parsed.given.has(name))
  return {
    ...parsed,
    options: { ...parsed.options, ...Object.fromEntries(added) },
    given: new Set([...parsed.given, ...Object.keys(values)]),
  }
}

/**
 * Values by flag name, checked as on the command line. There, everything is text: so a number may
 * be written as text, and a list as text with commas. Null stands for a flag that is not given.
 *
 * @param document Parsed JSON, untrusted.
 * @param path Of the file, for messages.
 */
function readConfig(
  document: unknown,
  path: string,
  flags: readonly Flag[],
): Readonly<Record<string, unknown>> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new Failure(
      'invalid-usage',
      `Expected an object with flags by name in ${path}. Received ${describeReceived(document)}.`,
    )
  }
  const { format = OPTIONS_FORMAT, ...entries } = document as Readonly<Record<string, unknown>>
  if (format !== OPTIONS_FORMAT) {
    throw new Failure(
      'invalid-usage',
      `Expected options of format ${OPTIONS_FORMAT} in ${path}. ` +
        `Received format ${describeReceived(format)}.`,
    )
  }
  const known = new Map(flags.map((flag) => [flagName(flag), flag]))
  known.delete('config')
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(entries)) {
    const flag = known.get(name)
    if (flag === undefined) throw unknownFlag(name, path)
    if (value === null && (flag.fallback === null || flag.fallback === false)) continue
    values[name] = isSwitch(flag)
      ? readSwitch(flag, value, path)
      : readFlagValue(flag, asText(flag, value, path), ` in ${path}`)
  }
  return values
}

function unknownFlag(name: string, path: string): Failure {
  const received = describeReceived(name)
  return new Failure(
    'invalid-usage',
    name === 'config'
      ? `Expected no other config file in ${path}. Received ${received}.`
      : `Expected flags by name, such as "data_path", in ${path}. Received ${received}.`,
  )
}

function readSwitch(flag: Flag, value: unknown, path: string): boolean {
  if (typeof value === 'boolean') return value
  throw refusal(flag, 'true or false', value, path)
}

/** A value as it would stand on the command line. */
function asText(flag: Flag, value: unknown, path: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value === null) return ''
  const takesLists = Array.isArray(flag.fallback)
  if (takesLists && isListOfTexts(value)) return value.join(',') || 'none'
  throw refusal(flag, `a text${takesLists ? ', a list' : ''} or a number`, value, path)
}

function isListOfTexts(value: unknown): value is readonly (string | number)[] {
  return (
    Array.isArray(value) &&
    value.every((part) => typeof part === 'string' || typeof part === 'number')
  )
}

function refusal(flag: Flag, expected: string, value: unknown, path: string): Failure {
  const message = `--${flagName(flag)} in ${path}: expected ${expected}, received `
  return new Failure('invalid-usage', message + describeReceived(value))
}
