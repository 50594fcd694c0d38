/**
 * Braze in its own place: Liquid, with the tags `connected_content` and `abort_message` and the
 * notation `${...}`, as Braze documents them. The engine is LiquidJS; Braze's is Ruby's.
 */

import { Liquid } from 'liquidjs'
import type { Endpoint } from './platform-app.ts'
import { CAMPAIGN, type Profile } from './recipients.ts'

export interface BrazeSend {
  readonly isSent: boolean
  /** Rendered parts of the message; empty where it was aborted. */
  readonly parts: readonly string[]
  /** Bodies of all answers, in their order. */
  readonly answers: readonly string[]
}

/** Stored in Braze's settings. */
const CREDENTIALS: Readonly<Record<string, Record<string, string>>> = {
  presend: { authorization: 'Bearer KEY' },
}

/**
 * Renders each part by itself: what one saves, no other knows.
 *
 * @param parts Templates of a message: its HTML, its text, its subject.
 */
export async function sendByBraze(
  parts: readonly string[],
  { customer_id, ...attributes }: Profile,
  endpoint: Endpoint,
): Promise<BrazeSend> {
  const answers: string[] = []
  let isAborted = false
  const liquid = new Liquid()
  liquid.registerFilter('json_escape', (text) => JSON.stringify(String(text)).slice(1, -1))
  liquid.registerTag('abort_message', {
    parse() {},
    render() {
      isAborted = true
      throw new Error('aborted')
    },
  })
  liquid.registerTag('connected_content', {
    parse({ args }) {
      this.args = args
    },
    async render(context) {
      const { url, options } = readArguments(this.args as string)
      const fill = async (text: string): Promise<string> => liquid.parseAndRender(text, context)
      const saved = await callOut(
        await fill(url),
        {
          method: (options.method ?? 'get').toUpperCase(),
          headers: {
            'content-type': options.content_type ?? 'application/x-www-form-urlencoded',
            ...CREDENTIALS[options.auth_credentials ?? ''],
          },
          ...(options.body !== undefined && { body: await fill(options.body) }),
        },
        endpoint,
        answers,
      )
      Object.assign(context.bottom(), { [options.save ?? 'connected']: saved })
    },
  })
  const known = {
    user: { user_id: customer_id },
    custom_attribute: attributes,
    campaign: { api_id: CAMPAIGN, dispatch_id: 'dispatch-1' },
  }
  const rendered: string[] = []
  for (const part of parts) {
    try {
      rendered.push((await liquid.parseAndRender(plainNotation(part), known)).trim())
    } catch (error) {
      if (!isAborted) throw error
      return { isSent: false, parts: [], answers }
    }
  }
  return { isSent: true, parts: rendered, answers }
}

/** `custom_attribute.${age}` and `${user_id}` in Liquid's own notation. */
function plainNotation(template: string): string {
  return template.replaceAll(/(\.?)\$\{(\w+)\}/g, (_, dot, name) =>
    dot ? `["${name}"]` : `user["${name}"]`,
  )
}

function readArguments(args: string) {
  const [url = '', ...rest] = args.trim().split(/\s+:(?=\w+\s)/)
  const options: Record<string, string> = Object.fromEntries(
    rest.map((option) => {
      const [name = ''] = option.split(/\s/)
      return [name, option.slice(name.length).trim()]
    }),
  )
  return { url, options }
}

/** Undefined where Braze documents that nothing, or nothing in particular, is saved. */
async function callOut(
  url: string,
  init: RequestInit,
  endpoint: Endpoint,
  answers: string[],
): Promise<unknown> {
  let response: Response
  try {
    response = await endpoint(url, init)
  } catch {
    return undefined
  }
  const text = await response.text()
  answers.push(text)
  return response.ok ? { ...JSON.parse(text), __http_status_code__: response.status } : undefined
}
