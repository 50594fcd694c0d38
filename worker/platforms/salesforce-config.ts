/** How Journey Builder learns what the activity is: its `config.json`. */

import { OBJECTED } from '../../shared/objection.ts'
import type { Schema } from '../../shared/schema.ts'
import { SALESFORCE_BRANCHES } from './salesforce.ts'

/** The data extension that the bindings name, until a marketer names hers. */
const DATA_EXTENSION = 'Presend'

/** Our answer takes milliseconds; Journey Builder waits for 60 seconds where nobody says. */
const TIMEOUT_MS = 5000
const RETRIES = 3
const RETRY_DELAY_MS = 1000
const CONCURRENT_REQUESTS = 5

/**
 * @param schema Its columns become the activity's arguments, each bound to a field of its name.
 * @param addressOf Where Journey Builder finds what stands beside `config.json`.
 */
export function activityConfig(
  schema: Pick<Schema, 'id' | 'features'>,
  addressOf: (name: string) => string,
) {
  const columns = [...schema.features.map(({ name }) => name), OBJECTED]
  const bindings = new Map([
    ...columns.map((name): [string, string] => [name, bindingOf(name)]),
    ...(schema.id === null ? [] : [[schema.id, '{{Contact.Key}}'] as const]),
    ['presend_campaign', ''],
  ])
  const names = Array.from(bindings.keys())
  const method = (name: string) => ({ url: addressOf(name), verb: 'POST', useJwt: true })
  return {
    workflowApiVersion: '1.1',
    metaData: { category: 'flow' },
    type: 'RestDecision',
    lang: {
      'en-US': {
        name: 'Presend',
        description: 'Decides whether this contact gets the next email.',
      },
    },
    arguments: {
      execute: {
        inArguments: names.map((name) => ({ [name]: bindings.get(name) })),
        outArguments: [],
        ...method('decide'),
        timeout: TIMEOUT_MS,
        retryCount: RETRIES,
        retryDelay: RETRY_DELAY_MS,
        concurrentRequests: CONCURRENT_REQUESTS,
      },
    },
    configurationArguments: {
      save: method('save'),
      publish: method('publish'),
      validate: method('validate'),
      stop: method('stop'),
    },
    userInterfaces: { configInspector: { size: 'scm-lg', emptyIframe: true } },
    outcomes: Object.entries(SALESFORCE_BRANCHES).map(([branchResult, label]) => ({
      arguments: { branchResult },
      metaData: { label },
    })),
    schema: {
      arguments: {
        execute: {
          inArguments: names.map((name) => ({
            [name]: { dataType: 'Text', isNullable: true, direction: 'in', access: 'visible' },
          })),
          outArguments: [],
        },
      },
    },
  }
}

/** Journey Builder wants quotes around names that are not plain words. */
function bindingOf(name: string): string {
  const field = /^\w+$/.test(name) ? name : `"${name}"`
  return `{{Contact.Attribute.${DATA_EXTENSION}.${field}}}`
}
