/** A workflow of HubSpot as its documentation describes it: a custom action, then a branch. */

import { createHash } from 'node:crypto'
import type { AppInProcess } from './app-in-process.ts'

/** What of an action's definition HubSpot reads when it runs one. */
interface ActionDefinition {
  readonly actionUrl: string
  readonly inputFields: readonly (TypedField & {
    readonly supportedValueTypes: readonly string[]
    readonly isRequired: boolean
  })[]
  readonly outputFields: readonly TypedField[]
}

interface TypedField {
  readonly typeDefinition: { readonly name: string; readonly type: string }
}

export interface HubspotWorkflow {
  readonly definition: ActionDefinition
  /** Lines `If NAME is equal to any of: VALUE -> PATH`, and a last one `Otherwise -> PATH`. */
  readonly branch: string
  readonly clientSecret: string
  readonly app: Pick<AppInProcess, 'fetch'>
  /** Values that the workflow's author typed in. */
  readonly settings?: Readonly<Record<string, string>>
}

export interface Contact {
  readonly objectId: number
  readonly properties: Readonly<Record<string, string>>
}

export interface Enrolment {
  readonly path: string
  readonly outputs: Readonly<Record<string, unknown>>
  readonly statuses: readonly (number | 'no answer')[]
}

/** HubSpot goes on for three days; who tests, does not. */
const MOST_ATTEMPTS = 4

/** Brings a contact to the action, and from there to the end of a branch. */
export async function enrol(workflow: HubspotWorkflow, contact: Contact): Promise<Enrolment> {
  const { outputs, statuses } = await runAction(workflow, contact)
  return {
    path: findPath(workflow.branch, { ...contact.properties, ...outputs }),
    outputs,
    statuses,
  }
}

/** The request for a contact, signed with version 2. */
export function callOf(
  { definition, clientSecret, settings = {} }: HubspotWorkflow,
  { objectId, properties }: Contact,
): { readonly path: string; readonly init: RequestInit } {
  const inputs = definition.inputFields.flatMap(({ typeDefinition, supportedValueTypes }) => {
    const { name } = typeDefinition
    const isProperty = supportedValueTypes.includes('OBJECT_PROPERTY')
    const value = (isProperty ? properties : settings)[name]
    return value === undefined ? [] : [[name, value]]
  })
  const body = JSON.stringify({
    callbackId: `ap-102670506-56776413549-7-${objectId}`,
    origin: { portalId: 102670506, actionDefinitionId: 10646377, actionDefinitionVersion: 1 },
    context: { source: 'WORKFLOWS', workflowId: 192814114 },
    object: { objectId, properties: {}, objectType: 'CONTACT' },
    inputFields: Object.fromEntries(inputs),
  })
  const { actionUrl } = definition
  const hash = createHash('sha256').update(`${clientSecret}POST${actionUrl}${body}`)
  return {
    path: new URL(actionUrl).pathname,
    init: {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hubspot-signature': hash.digest('hex'),
        'x-hubspot-signature-version': 'v2',
      },
      body,
    },
  }
}

async function runAction(
  workflow: HubspotWorkflow,
  contact: Contact,
): Promise<Omit<Enrolment, 'path'>> {
  const { path, init } = callOf(workflow, contact)
  const statuses: (number | 'no answer')[] = []
  while (statuses.length < MOST_ATTEMPTS) {
    const response = await workflow.app.fetch(path, init).catch(() => null)
    statuses.push(response?.status ?? 'no answer')
    if (response?.ok) {
      return { outputs: readOutputs(workflow.definition, await response.json()), statuses }
    }
    const isRepeated = response === null || response.status === 429 || response.status >= 500
    if (!isRepeated) break
  }
  return { outputs: {}, statuses }
}

/** @throws Error for a state, an output or a type that the definition does not know. */
function readOutputs(definition: ActionDefinition, answer: unknown): Record<string, unknown> {
  const { outputFields } = answer as { readonly outputFields: Readonly<Record<string, unknown>> }
  const { hs_execution_state: state, ...outputs } = outputFields
  if (state !== 'SUCCESS') throw new Error(`Expected SUCCESS. Received ${state}.`)
  for (const [name, value] of Object.entries(outputs)) {
    const field = definition.outputFields.find(({ typeDefinition }) => typeDefinition.name === name)
    if (field?.typeDefinition.type !== typeof value) {
      throw new Error(`Expected ${name} as defined. Received a ${typeof value}.`)
    }
  }
  return outputs
}

const RULE = /^If (\w+) is equal to any of: (\w+) -> (.+)$/
const OTHERWISE = /^Otherwise -> (.+)$/

function findPath(branch: string, values: Readonly<Record<string, unknown>>): string {
  for (const line of branch.trim().split('\n')) {
    const [, name = '', value, path] = RULE.exec(line) ?? []
    if (path !== undefined && values[name] === value) return path
    const [, otherwise] = OTHERWISE.exec(line) ?? []
    if (otherwise !== undefined) return otherwise
  }
  throw new Error('Expected a branch that ends with Otherwise.')
}
