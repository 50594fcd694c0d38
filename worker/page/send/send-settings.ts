/** What the viewer typed to plan a send: where it starts, and how the address keeps it. */

import type { Figures } from '../../../shared/figures.ts'
import type { Language } from '../../../shared/language.ts'
import type { PolicyReading } from '../../../shared/policy.ts'
import type { ServedModel } from '../../../shared/served-model.ts'
import { readAmount, readCount, type TypedNumber } from './typed-number.ts'

export const SEND_FIELDS = ['cost', 'value', 'size', 'budget'] as const
export type SendField = (typeof SEND_FIELDS)[number]

/** Texts as they stand in the fields, in the viewer's language; `caused` is of a slider. */
export interface SendSettings extends Readonly<Record<SendField, string>> {
  /** Of 100 conversions, those that the email causes: 1 to 100. */
  readonly caused: number
}

/** Numbers to start with; null: an empty field. */
export type Starting = Readonly<Record<SendField, number | null>>

/** How a number is written into a field: no grouping, no rounding. */
export type WriteNumber = (value: number) => string

const CAUSED = 20
const CAUSED_RANGE = /^(?:[1-9]\d?|100)$/

/** An address is written by anybody: no more of it is shown than anybody would type. */
const LONGEST = 40

const READERS: Readonly<Record<SendField, (text: string, language: Language) => TypedNumber>> = {
  cost: readAmount,
  value: readAmount,
  size: readCount,
  budget: readCount,
}

/** As the policy in force has it, else as the run was told; the list as large as the run's test. */
export function startingNumbers(
  reading: PolicyReading,
  { profit, test_rows }: Pick<Figures, 'profit' | 'test_rows'>,
  { policy }: Pick<ServedModel, 'policy'>,
): Starting {
  const amountOf = (name: 'cost_per_send' | 'value_per_conversion') => {
    const inForce = reading.ok ? reading.policy[name] : null
    const amount = inForce ?? profit?.[name] ?? null
    return typeof amount === 'number' ? amount : null
  }
  return {
    cost: amountOf('cost_per_send'),
    value: amountOf('value_per_conversion'),
    size: test_rows,
    budget: policy.run?.budget ?? null,
  }
}

/** What a field's text means. */
export function readField(field: SendField, text: string, language: Language): TypedNumber {
  return READERS[field](text, language)
}

/**
 * Settings from `cost=0.5&budget=`: what the address says, in whatever language, else what there
 * is to start with. What is no number there stays in its field, to be seen and mended.
 */
export function readSettings(
  address: URLSearchParams,
  starting: Starting,
  write: WriteNumber,
): SendSettings {
  const textOf = (field: SendField) => {
    const said = address.get(field)
    const start = starting[field]
    if (said === null) return start === null ? '' : write(start)
    const typed = readField(field, said, 'en')
    return typed.kind === 'number' ? write(typed.value) : said.slice(0, LONGEST).trim()
  }
  const caused = address.get('caused') ?? ''
  return {
    ...{ cost: textOf('cost'), value: textOf('value'), size: textOf('size') },
    budget: textOf('budget'),
    caused: CAUSED_RANGE.test(caused) ? Number(caused) : CAUSED,
  }
}

/**
 * The same for an address: numbers as English writes them, so that whoever opens it in another
 * language reads the same. What is not understood is left out.
 *
 * @param write As English.
 */
export function writeSettings(
  settings: SendSettings,
  language: Language,
  write: WriteNumber,
): URLSearchParams {
  const address = new URLSearchParams()
  for (const field of SEND_FIELDS) {
    const typed = readField(field, settings[field], language)
    if (typed.kind === 'number') address.set(field, write(typed.value))
    if (typed.kind === 'empty') address.set(field, '')
  }
  address.set('caused', String(settings.caused))
  return address
}
