/** A journey with the activity that the worker serves, as Salesforce's documentation tells it. */

import type { AppInProcess } from './app-in-process.ts'

import { jwtOf } from './signing-platforms.ts'

/** What of `config.json` Journey Builder runs a contact by. */
export interface ActivityConfig {
  readonly arguments: {
    readonly execute: {
      readonly inArguments: readonly Readonly<Record<string, string>>[]
      readonly url: string
      readonly verb: string
      readonly useJwt: boolean
      readonly retryCount: number
    }
  }
  readonly outcomes: readonly {
    readonly arguments: { readonly branchResult: string }
    readonly metaData: { readonly label: string }
  }[]
}

export interface Journey {
  readonly config: ActivityConfig
  /** Lines `LABEL -> PATH`, one for each outcome. */
  readonly canvas: string
  readonly signingSecret: string
  readonly app: Pick<AppInProcess, 'fetch'>
}

export interface JourneyContact {
  readonly key: string
  /** Fields of the data extension `Presend`. */
  readonly attributes: Readonly<Record<string, string>>
}

export interface Passage {
  readonly path: string
  readonly statuses: readonly (number | 'no answer')[]
}

const EJECTED = 'ejected'

/** Brings a contact to the activity, and from there down one of its paths. */
export async function pass(journey: Journey, contact: JourneyContact): Promise<Passage> {
  const { retryCount } = journey.config.arguments.execute
  const { path, init } = executionOf(journey, contact)
  const statuses: (number | 'no answer')[] = []
  while (statuses.length <= retryCount) {
    const response = await journey.app.fetch(path, init).catch(() => null)
    statuses.push(response?.status ?? 'no answer')
    if (response?.ok) return { path: findPath(journey, await response.json()), statuses }
    if (response !== null && response.status < 500) break
  }
  return { path: EJECTED, statuses }
}

/** The call of the activity for a contact. */
export function executionOf(
  { config, signingSecret }: Pick<Journey, 'config' | 'signingSecret'>,
  contact: JourneyContact,
): { readonly path: string; readonly init: RequestInit } {
  const { inArguments, url, verb, useJwt } = config.arguments.execute
  const execution = {
    inArguments: inArguments.map((argument) =>
      Object.fromEntries(
        Object.entries(argument).map(([name, binding]) => [name, resolve(binding, contact)]),
      ),
    ),
    outArguments: [],
    activityId: '1234abcd-0000-4000-8000-000000000001',
    definitionInstanceId: '1234abcd-0000-4000-8000-000000000002',
    journeyId: '1234abcd-0000-4000-8000-000000000003',
    keyValue: contact.key,
  }
  const body = useJwt
    ? jwtOf({ alg: 'HS256', typ: 'JWT' }, execution, signingSecret)
    : JSON.stringify(execution)
  const headers = { 'content-type': useJwt ? 'application/jwt' : 'application/json' }
  return { path: new URL(url).pathname, init: { method: verb, headers, body } }
}

/** A field that a contact lacks becomes empty text. */
function resolve(binding: string, { key, attributes }: JourneyContact): string {
  return binding
    .replaceAll('{{Contact.Key}}', key)
    .replaceAll(/\{\{Contact\.Attribute\.Presend\.(\w+)\}\}/g, (_, name) => attributes[name] ?? '')
}

/** @throws Error for a result without an outcome, and for one without a path. */
function findPath({ config, canvas }: Journey, answer: unknown): string {
  const { branchResult } = answer as { readonly branchResult: string }
  const outcome = config.outcomes.find((each) => each.arguments.branchResult === branchResult)
  if (!outcome) throw new Error(`Expected one of the outcomes. Received ${branchResult}.`)
  const paths = canvas
    .trim()
    .split('\n')
    .map((line) => line.split(' -> '))
  const [, path] = paths.find(([label]) => label === outcome.metaData.label) ?? []
  if (path === undefined) throw new Error(`Expected a path for ${outcome.metaData.label}.`)
  return path
}
