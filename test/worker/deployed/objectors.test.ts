import { describe, expect, it } from 'vitest'
import { openServedApp } from '../../helpers/served-app.ts'

const CUSTOMER = { customer_id: 'C1', recency: 12, frequency: 6, monetary: 310.5 }

const actionOf = (objected: string) => ({
  callbackId: 'ap-1',
  inputFields: { ...CUSTOMER, objected, presend_campaign: 'spring' },
})

describe('a message that comes again', () => {
  it('is a hold once the customer has objected, whatever was answered before', async () => {
    const app = await openServedApp()
    const outputsOf = async (objected: string) => {
      const answer = await app.post('/v1/platforms/hubspot/decide', actionOf(objected))
      await app.settle()
      return ((await answer.json()) as { outputFields: object }).outputFields
    }
    const before = await outputsOf('false')
    expect(before).toMatchObject({ decision: 'send', degraded: 'false' })
    expect(await outputsOf('true')).toMatchObject({ decision: 'hold', reason: 'objected' })
    expect(await outputsOf('false')).toEqual(before)
  })
})

describe('an objection on Salesforce', () => {
  it.each([
    ['first', [{ objected: 'true' }, { objected: 'false' }]],
    ['last', [{ objected: 'false' }, { objected: 'true' }]],
  ])('counts where it comes %s', async (_where, objections) => {
    const app = await openServedApp()
    const inArguments = [{ ...CUSTOMER, presend_campaign: 'spring' }, ...objections]
    const answer = await app.post('/v1/platforms/salesforce/decide', { inArguments })
    expect(await answer.json()).toMatchObject({ branchResult: 'hold', reason: 'objected' })
  })
})

describe('an objection on Iterable', () => {
  const features = 'recency=12&frequency=6&monetary=310.5'

  it.each([
    ['the header alone', '', `${features}&objected=true`],
    ['the address alone', '&objected=true', features],
    ['the address, and not the header', '&objected=true', `${features}&objected=false`],
    ['the header, and not the address', '&objected=false', `${features}&objected=true`],
    ['the header, while the address is empty', '&objected=', `${features}&objected=yes`],
  ])('counts in %s', async (_where, query, header) => {
    const app = await openServedApp()
    const path = `/v1/platforms/iterable/decide?customer_id=C1&presend_campaign=spring${query}`
    const response = await app.fetch(path, { headers: { 'x-presend-customer': header } })
    expect(await response.json()).toMatchObject({ decision: 'hold', reason: 'objected' })
  })

  it('is none where neither says so', async () => {
    const app = await openServedApp()
    const path = '/v1/platforms/iterable/decide?customer_id=C1&presend_campaign=spring&objected=no'
    const headers = { 'x-presend-customer': `${features}&objected=false` }
    const response = await app.fetch(path, { headers })
    expect(await response.json()).toMatchObject({ decision: 'send' })
  })
})
