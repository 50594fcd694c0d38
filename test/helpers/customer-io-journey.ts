/**
 * Customer.io in its own place: the action that sends and receives data, in LiquidJS, attributes
 * of the journey, and a branch on one of them.
 */

import { Liquid } from 'liquidjs'
import type { Endpoint } from './platform-app.ts'
import { CAMPAIGN, type Profile } from './recipients.ts'
import { snippetOf } from './snippets.ts'

export interface CustomerIoJourney {
  readonly outcome: 'email' | 'exit'
  readonly attributes: Readonly<Record<string, string>>
}

const BRANCH = /^if (.+): (email|exit), else: (email|exit)$/

const CONDITION = /^(journey|customer)\.(\w+) is equal to (\w+)$/

/** @param branch What one of the published branches says. */
export async function runJourney(
  branch: string,
  customer: Profile,
  endpoint: Endpoint,
): Promise<CustomerIoJourney> {
  const attributes = await askForAttributes(await renderRequest(customer), endpoint)
  const [, conditions = '', matching, other] = BRANCH.exec(branch.trim()) ?? []
  const isMet = conditions.split(' or ').some((condition) => {
    const [, owner, name, value] = CONDITION.exec(condition) ?? []
    if (name === undefined) throw new Error(`Expected a condition. Received ${condition}.`)
    return (owner === 'journey' ? attributes : customer)[name] === value
  })
  return { outcome: (isMet ? matching : other) as 'email', attributes }
}

export async function renderRequest({ customer_id, ...attributes }: Profile): Promise<string> {
  return new Liquid().parseAndRender(snippetOf('customer-io-request'), {
    campaign: { id: CAMPAIGN },
    customer: { id: customer_id, ...attributes },
  })
}

/** None where the call failed: the tests take it that the journey goes on. */
async function askForAttributes(body: string, endpoint: Endpoint): Promise<Record<string, string>> {
  let response: unknown
  try {
    const answer = await endpoint('https://score.example.com/v1/platforms/customer-io/decide', {
      method: 'POST',
      headers: { authorization: 'Bearer KEY', 'content-type': 'application/json' },
      body,
    })
    if (!answer.ok) return {}
    response = await answer.json()
  } catch {
    return {}
  }
  const liquid = new Liquid()
  const lines = snippetOf('customer-io-response').trim().split('\n')
  const mapped = lines.map(async (line) => {
    const [name = ''] = line.split(': ')
    return [name, await liquid.parseAndRender(line.slice(`${name}: `.length), { response })]
  })
  return Object.fromEntries(await Promise.all(mapped))
}
