import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { formatApiKey } from '../../../shared/api-key.ts'
import type { AppInProcess } from '../../helpers/app-in-process.ts'
import { openServedApp } from '../../helpers/served-app.ts'

const CUSTOMER = { recency: 12, frequency: 6, monetary: 310.5 }

function entryOf(tenant: string, key: string): string {
  const digest = createHash('sha256').update(key).digest('hex')
  return formatApiKey({ tenant, scopes: ['decide'], digest })
}

const openAppOfTwo = () =>
  openServedApp({ bindings: { API_KEYS: `${entryOf('acme', 'A')},${entryOf('globex', 'G')}` } })

const actionOf = (customer_id: string) => ({
  callbackId: 'ap-555-1',
  origin: { portalId: 555 },
  context: { workflowId: 7 },
  inputFields: { ...CUSTOMER, customer_id, presend_explain: 'true' },
})

const executionOf = (customer_id: string) => ({
  inArguments: [{ ...CUSTOMER, customer_id }],
  ...{ keyValue: 'k', journeyId: 'j', activityId: 'a', definitionInstanceId: 'd' },
})

async function ask(
  app: AppInProcess,
  platform: string,
  key: string,
  body: object,
): Promise<string> {
  const headers = { authorization: `Bearer ${key}` }
  const response = await app.post(`/v1/platforms/${platform}/decide`, body, headers)
  await app.settle()
  expect(response.status).toBe(200)
  return response.text()
}

describe('two tenants with keys of their own', () => {
  it.each([
    ['hubspot', actionOf],
    ['salesforce', executionOf],
  ])('share no answer on %s, whatever ids one of them sends', async (platform, bodyOf) => {
    const app = await openAppOfTwo()
    const answer = await ask(app, platform, 'A', bodyOf('C1'))
    const stolen = await ask(app, platform, 'G', bodyOf('C2'))
    expect(await ask(app, platform, 'A', bodyOf('C1'))).toBe(answer)
    expect(stolen).not.toBe(answer)
  })

  it('share no id of a decision on HubSpot, the same portal or not', async () => {
    const app = await openAppOfTwo()
    const idOf = async (key: string): Promise<string> => {
      const { outputFields } = JSON.parse(await ask(app, 'hubspot', key, actionOf('C1')))
      return outputFields.decision_id
    }
    expect(await idOf('G')).not.toBe(await idOf('A'))
  })
})
