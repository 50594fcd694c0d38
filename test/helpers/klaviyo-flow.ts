/**
 * Klaviyo in its own place: profiles, a flow's webhook and its conditional split. The webhook's
 * tags are Django's: LiquidJS reads them alike, with Django's filters in the place of its own.
 */

import { Liquid } from 'liquidjs'
import type { Endpoint } from './platform-app.ts'
import type { Profile } from './recipients.ts'
import { snippetOf } from './snippets.ts'

/** Properties by profile, as Klaviyo's API changes them. */
export type Profiles = Map<string, Record<string, unknown>>

const HOUR_MS = 3_600_000

/** Klaviyo's API, as far as profiles are updated. */
export function profilesApi(profiles: Profiles): (request: Request) => Promise<Response> {
  return async (request) => {
    const { data } = (await request.json()) as {
      data: { id: string; attributes: { properties: Record<string, unknown> } }
    }
    profiles.set(data.id, { ...profiles.get(data.id), ...data.attributes.properties })
    return Response.json({ data })
  }
}

/** Posts the webhook. Its answer's status is all that Klaviyo reads. */
export async function postWebhook(customer: Profile, endpoint: Endpoint): Promise<number | null> {
  try {
    const response = await endpoint('https://score.example.com/v1/platforms/klaviyo/decide', {
      method: 'POST',
      headers: { authorization: 'Bearer KEY', 'content-type': 'application/json' },
      body: await renderWebhook(customer),
    })
    return response.status
  } catch {
    return null
  }
}

export async function renderWebhook({ customer_id, ...properties }: Profile): Promise<string> {
  const liquid = new Liquid()
  liquid.registerFilter('lookup', (person: Profile, name: string) => person[name] ?? null)
  // Django takes the number 0 for nothing, which LiquidJS does not.
  liquid.registerFilter('default', (value: unknown, other: string) => value || other)
  liquid.registerFilter('default_if_none', (value: unknown, other: string) => value ?? other)
  return liquid.parseAndRender(snippetOf('klaviyo-webhook'), {
    person: { KlaviyoID: customer_id, ...properties },
  })
}

/** Whether the published filter of the flow lets a customer in. */
export function passesFilter(customer: Profile): boolean {
  const filter = snippetOf('klaviyo-filter').trim()
  const [, name, value] = /^(\w+) does not equal (\w+)$/.exec(filter) ?? []
  if (name === undefined) throw new Error(`Expected a filter. Received ${filter}.`)
  return customer[name] !== value
}

/**
 * @param split What one of the published splits says.
 * @returns `email` or `exit`.
 */
export function takeSplit(
  split: string,
  properties: Readonly<Record<string, unknown>>,
  now: Date,
): string {
  const [conditions = '', branches = ''] = split.trim().split('\nYES: ')
  const [yes = '', no = ''] = branches.split('\nNO: ')
  const isMet = conditions.split('\nand ').every((condition) => {
    const [, name = '', value, hours] =
      /^(\w+) (?:equals (\w+)|is in the last (\d+) hours)$/.exec(condition) ?? []
    if (value !== undefined) return properties[name] === value
    if (hours === undefined) throw new Error(`Expected a condition. Received ${condition}.`)
    const age = now.getTime() - Date.parse(String(properties[name]))
    return age >= 0 && age <= Number(hours) * HOUR_MS
  })
  return isMet ? yes : no
}
