import { beforeAll, describe, expect, it } from 'vitest'
import { renderAmpscript } from '../../helpers/ampscript.ts'
import { type AppInProcess, ORIGIN } from '../../helpers/app-in-process.ts'
import { type ExtremeCustomers, findExtremeCustomers } from '../../helpers/extreme-customers.ts'
import { breakModel, openServedApp } from '../../helpers/served-app.ts'
import { snippetOf } from '../../helpers/snippets.ts'

const OPEN = 'salesforce-ampscript-fail-open'
const CLOSED = 'salesforce-ampscript-fail-closed'
const BOTH = [OPEN, CLOSED] as const

/** SHA-256 of "key". */
const API_KEYS = '2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683'

let customers: ExtremeCustomers

beforeAll(async () => {
  customers = await findExtremeCustomers()
})

const bindingsOf = (policy: object = {}) => ({
  API_KEYS,
  POLICY: { minimum_probability: customers.between, ...policy },
})

const subscriberOf = (customer: Readonly<Record<string, string>>) => ({
  _subscriberkey: 'subscriber-1',
  jobid: '4711',
  ...customer,
})

const environmentOf = (
  app: Pick<AppInProcess, 'fetch'>,
  attributes: Readonly<Record<string, string>>,
) => ({
  attributes: subscriberOf(attributes),
  lookup: 'key',
  answerIn: 'first' as const,
  fetch: (url: string, init: RequestInit) => app.fetch(url.slice(ORIGIN.length), init),
})

const objector = () => ({ ...customers.high, objected: 'true' })

describe('the published AMPscript', () => {
  it.each([
    [OPEN, 'first'],
    [OPEN, 'second'],
    [CLOSED, 'first'],
    [CLOSED, 'second'],
  ] as const)(
    '%s: sends to the high scorer only, with the answer in the %s output',
    async (name, answerIn) => {
      const app = await openServedApp({ bindings: bindingsOf() })
      const render = (customer: Readonly<Record<string, string>>) =>
        renderAmpscript(snippetOf(name), { ...environmentOf(app, customer), answerIn })
      expect(await render(customers.high)).toEqual({ sent: true })
      expect(await render(customers.low)).toMatchObject({ sent: false, skipsOnlyThisOne: true })
    },
  )

  it.each([
    [OPEN, 'open', true],
    [OPEN, 'closed', false],
    [CLOSED, 'open', true],
    [CLOSED, 'closed', false],
  ])('%s: a broken model under fail mode %s: sent %s', async (name, fail_mode, sent) => {
    const bindings = bindingsOf({ fail_mode })
    const app = await openServedApp({ bindings, model: await breakModel() })
    const rendering = await renderAmpscript(snippetOf(name), environmentOf(app, customers.low))
    expect(rendering).toMatchObject({ sent })
  })

  it.each([
    [OPEN, 503, 'first', true],
    [OPEN, null, 'first', true],
    [OPEN, 503, 'second', true],
    [OPEN, null, 'second', true],
    [CLOSED, 503, 'first', false],
    [CLOSED, null, 'first', false],
    [CLOSED, 503, 'second', false],
    [CLOSED, null, 'second', false],
  ] as const)('%s: status %s, output %s: sent %s', async (name, status, answerIn, sent) => {
    const fetch = async () => {
      if (status === null) throw new TypeError('no answer')
      return new Response('Service Unavailable', { status })
    }
    const env = { ...environmentOf({ fetch }, customers.low), answerIn }
    expect(await renderAmpscript(snippetOf(name), env)).toMatchObject({ sent })
  })

  it.each([
    [OPEN, true],
    [CLOSED, false],
  ])('%s: a key that is not known: sent %s', async (name, sent) => {
    const app = await openServedApp({ bindings: bindingsOf() })
    const env = { ...environmentOf(app, customers.high), lookup: 'other' }
    expect(await renderAmpscript(snippetOf(name), env)).toMatchObject({ sent })
  })

  it.each(BOTH)('%s: holds who objected, and asks nobody about them', async (name) => {
    const fetch = async () => {
      throw new Error('asked')
    }
    const rendering = await renderAmpscript(snippetOf(name), environmentOf({ fetch }, objector()))
    expect(rendering).toEqual({
      sent: false,
      reason: 'Presend: objected to profiling',
      skipsOnlyThisOne: true,
    })
  })

  it.each(BOTH)('%s: holds who is held out, with a model and without', async (name) => {
    const bindings = bindingsOf({ holdout_share: 1, fail_mode: 'open' })
    const app = await openServedApp({ bindings })
    const broken = await openServedApp({ bindings, model: await breakModel() })
    const render = (served: AppInProcess) =>
      renderAmpscript(snippetOf(name), environmentOf(served, customers.high))
    expect(await render(app)).toMatchObject({ sent: false })
    expect(await render(broken)).toMatchObject({ sent: false })
  })

  it.each(['false', '0', 'No', '', ' '])('takes "%s" for no objection', async (objected) => {
    const app = await openServedApp({ bindings: bindingsOf() })
    const env = environmentOf(app, { ...customers.high, objected })
    expect(await renderAmpscript(snippetOf(OPEN), env)).toEqual({ sent: true })
  })

  it('sends quotes and backslashes as they are', async () => {
    const app = await openServedApp({ bindings: bindingsOf() })
    const attributes = { ...customers.low, _subscriberkey: 'a"\\b', region: '"\\' }
    expect(await renderAmpscript(snippetOf(OPEN), environmentOf(app, attributes))).toMatchObject({
      sent: false,
      reason: 'Presend: held',
    })
  })

  it.each(BOTH)('%s: a second rendering of the same job logs no second decision', async (name) => {
    const app = await openServedApp({ bindings: bindingsOf() })
    const env = environmentOf(app, customers.high)
    await renderAmpscript(snippetOf(name), env)
    await app.settle()
    await renderAmpscript(snippetOf(name), env)
    await app.settle()
    expect(app.lines.filter((line) => line.includes('"message":"decision"'))).toHaveLength(1)
  })
})
