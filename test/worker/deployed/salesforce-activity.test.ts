import { describe, expect, it } from 'vitest'
import { openActivityPage } from '../../helpers/activity-page.ts'
import { openServedApp } from '../../helpers/served-app.ts'
import { jwtOf } from '../../helpers/signing-platforms.ts'
import { startWorkerd } from '../../helpers/workerd.ts'

const SECRET = 'signing-secret-of-the-package'
const BASE = '/v1/platforms/salesforce'
const MOMENTS = ['save', 'publish', 'validate', 'stop'] as const

const ACTIVITY = {
  name: 'Presend',
  metaData: { icon: 'i' },
  arguments: {
    execute: {
      inArguments: [
        { recency: '{{Contact.Attribute.Presend.recency}}' },
        { region: '', '<b>': '' },
      ],
    },
  },
}

const init = (activity: unknown) => JSON.stringify({ e: 'initActivity', a1: activity })

async function openPage() {
  const app = await openServedApp({ bindings: {} })
  return openActivityPage(await (await app.fetch(`${BASE}/activity.js`)).text())
}

describe('the moments of a journey', () => {
  it.each(MOMENTS)('%s: is taken with a signature and refused without', async (moment) => {
    const app = await openServedApp({ bindings: { SALESFORCE_JWT_SECRET: SECRET } })
    const post = (body: string) => app.fetch(`${BASE}/${moment}`, { method: 'POST', body })
    const signed = await post(jwtOf({ alg: 'HS256' }, { activityObjectID: '1' }, SECRET))
    expect(signed.status).toBe(200)
    expect(await signed.json()).toEqual({})
    expect((await post(jwtOf({ alg: 'HS256' }, {}, 'another secret'))).status).toBe(401)
    expect((await post('{}')).status).toBe(401)
  })

  it('are taken from anybody where nothing could verify them', async () => {
    const app = await openServedApp({ bindings: {} })
    expect((await app.post(`${BASE}/save`, {})).status).toBe(200)
  })

  it.each([
    ['GET', 'save', 'POST'],
    ['POST', 'config.json', 'GET, HEAD'],
    ['POST', 'index.html', 'GET, HEAD'],
  ])('answers %s %s with 405', async (method, name, allow) => {
    const app = await openServedApp()
    const response = await app.fetch(`${BASE}/${name}`, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe(allow)
  })
})

describe('the page', () => {
  it('may be framed by Marketing Cloud only, and runs no script but its own', async () => {
    const app = await openServedApp({ bindings: {} })
    const { status, headers } = await app.fetch(`${BASE}/index.html`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; " +
        "form-action 'none'; " +
        'frame-ancestors https://*.exacttarget.com https://*.marketingcloudapps.com',
    )
  })

  it('is served so by the built worker', async () => {
    const worker = await startWorkerd({ bindings: {} })
    const { status, headers } = await worker.fetch(`${BASE}/index.html`)
    await worker.close()
    expect(status).toBe(200)
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('content-security-policy')).toContain('frame-ancestors https://*.exact')
  })

  it.each(['/health', `${BASE}/activity.js`, `${BASE}/config.json`])(
    'is the only one: %s may not be framed',
    async (path) => {
      const { headers } = await (await openServedApp()).fetch(path)
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    },
  )

  it('names files that are served, and holds no script or style of its own', async () => {
    const app = await openServedApp({ bindings: {} })
    const page = await (await app.fetch(`${BASE}/index.html`)).text()
    expect(page).toContain('<script src="activity.js" defer></script>')
    expect(page).toContain('<link rel="stylesheet" href="activity.css">')
    expect(page).not.toMatch(/<style|style=|onclick|<script>/)
    const script = await app.fetch(`${BASE}/activity.js`)
    const style = await app.fetch(`${BASE}/activity.css`)
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8')
  })

  it('says that it is ready, and shows the arguments that it is given', async () => {
    const page = await openPage()
    expect(page.sent).toEqual([{ event: { e: 'ready' }, to: '*' }])
    expect(page.isReady).toBe(false)
    page.receive(init(ACTIVITY))
    expect(page.isReady).toBe(true)
    expect(page.inputs.map(({ name, value }) => [name, value])).toEqual([
      ['recency', '{{Contact.Attribute.Presend.recency}}'],
      ['region', ''],
      ['<b>', ''],
    ])
  })

  it('hands back what was typed, configured, to the origin that asked', async () => {
    const page = await openPage()
    page.receive(init(ACTIVITY))
    page.inputs[1]?.type(' {{Event.E.region}} ')
    page.click('done')
    expect(page.sent.slice(1)).toEqual([
      { event: { e: 'setActivityDirtyState', a1: true }, to: 'https://jb.example.com' },
      {
        event: {
          e: 'updateActivity',
          a1: {
            name: 'Presend',
            metaData: { icon: 'i', isConfigured: true },
            arguments: {
              execute: {
                inArguments: [
                  { recency: '{{Contact.Attribute.Presend.recency}}' },
                  { region: '{{Event.E.region}}' },
                  { '<b>': '' },
                ],
              },
            },
          },
        },
        to: 'https://jb.example.com',
      },
    ])
  })

  it('closes without a change', async () => {
    const page = await openPage()
    page.receive(init(ACTIVITY))
    page.click('cancel')
    expect(page.sent.slice(1).map(({ event }) => event)).toEqual([
      { e: 'setActivityDirtyState', a1: false },
      { e: 'requestInspectorClose' },
    ])
  })

  it.each([
    ['another window than its parent', init(ACTIVITY), false],
    ['text that is not JSON', '{', true],
    ['no text', undefined, true],
    ['null', 'null', true],
    ['another event', JSON.stringify({ e: 'other', a1: ACTIVITY }), true],
  ])('does not listen to %s', async (_name, data, isParent) => {
    const page = await openPage()
    page.receive(data, { isParent })
    expect(page.isReady).toBe(false)
  })
})
