import { describe, expect, it } from 'vitest'
import { readAddress, writeAddress } from '../../../../worker/page/session/address.ts'

describe('readAddress', () => {
  it.each([
    ['', 'model', ''],
    ['#', 'model', ''],
    ['#send', 'send', ''],
    ['#customer?recency=12&region=North+West', 'customer', 'recency=12&region=North+West'],
    ['#customer?note=a%3Fb', 'customer', 'note=a%3Fb'],
    ['#nowhere?x=1', 'model', 'x=1'],
    ['#__proto__', 'model', ''],
  ])('of %j is the room %s with %j', (hash, room, settings) => {
    const address = readAddress(hash)
    expect([address.room, address.settings.toString()]).toEqual([room, settings])
  })
})

describe('writeAddress', () => {
  it('leaves out the question mark where there are no settings', () => {
    expect(writeAddress('list', new URLSearchParams())).toBe('#list')
  })

  it('is read again as it was written', () => {
    const settings = new URLSearchParams({ region: 'Málaga & Cía?', age: '40' })
    const { room, settings: read } = readAddress(writeAddress('customer', settings))
    expect([room, [...read]]).toEqual(['customer', [...settings]])
  })
})
