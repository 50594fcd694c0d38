import { describe, expect, it } from 'vitest'
import { parseHttpDate, parseUnixTime, refuseTime } from '../../../worker/signatures/time-window.ts'

describe('parseUnixTime', () => {
  it.each([
    { text: '1614265330', unit: 'seconds', time: 1614265330000 },
    { text: '1614265330123', unit: 'milliseconds', time: 1614265330123 },
    { text: '0', unit: 'seconds', time: 0 },
    { text: '999999999999999', unit: 'milliseconds', time: 999999999999999 },
  ] as const)('reads $text $unit', ({ text, unit, time }) => {
    expect(parseUnixTime(text, unit)).toBe(time)
  })

  it.each([
    '',
    'hello',
    '1e9',
    ' 1',
    '1 ',
    '1\n',
    '+5',
    '-5',
    '1.5',
    '1,5',
    '0x5',
    '1_000',
    'NaN',
    'Infinity',
    '\u0661',
    '1000000000000000',
    '9'.repeat(400),
  ])('refuses %j', (text) => {
    expect(parseUnixTime(text, 'seconds')).toBeNull()
    expect(parseUnixTime(text, 'milliseconds')).toBeNull()
  })
})

describe('parseHttpDate', () => {
  it('reads a date as RFC 9110 has servers write it', () => {
    expect(parseHttpDate('Thu, 04 Jan 2024 18:05:25 GMT')).toBe(1704391525000)
  })

  it.each([
    '',
    'hello',
    'Invalid Date',
    '1704391525',
    '2024-01-04T18:05:25Z',
    'Thursday, 04-Jan-24 18:05:25 GMT',
    'Thu Jan  4 18:05:25 2024',
    'Thu, 4 Jan 2024 18:05:25 GMT',
    'Fri, 04 Jan 2024 18:05:25 GMT',
    'Thu, 04 Jan 2024 18:05:25 UTC',
    'Thu, 04 Jan 2024 18:05:25 +0000',
    'Thu, 30 Feb 2024 18:05:25 GMT',
    'Thu, 04 Jan 2024 18:05:25 GMT, Thu, 04 Jan 2024 18:05:25 GMT',
  ])('refuses %j', (text) => {
    expect(parseHttpDate(text)).toBeNull()
  })
})

describe('refuseTime', () => {
  const NOW = new Date('2024-01-04T18:05:25Z')

  it.each([0, 300_000, -300_000])('takes a time %d ms from now', (distance) => {
    expect(refuseTime(NOW.getTime() + distance, 'Unix seconds', NOW)).toBeNull()
  })

  it.each([
    { distance: -300_001, received: '301 seconds ago' },
    { distance: -301_000, received: '301 seconds ago' },
    { distance: 300_001, received: '301 seconds ahead' },
    { distance: 86_400_000, received: '86400 seconds ahead' },
  ])('refuses a time $distance ms from now', ({ distance, received }) => {
    expect(refuseTime(NOW.getTime() + distance, 'Unix seconds', NOW)).toEqual({
      ok: false,
      reason: `Expected a timestamp within 300 seconds of now. Received one ${received}.`,
    })
  })

  it('says which form it expected of a time that could not be read', () => {
    expect(refuseTime(null, 'Unix seconds', NOW)).toEqual({
      ok: false,
      reason: 'Expected a timestamp in Unix seconds. Received another form.',
    })
  })

  it('refuses every time where the clock is broken', () => {
    expect(refuseTime(0, 'Unix seconds', new Date(Number.NaN))).toMatchObject({ ok: false })
  })
})
