import { describe, expect, it } from 'vitest'
import {
  decisionIdOf,
  entriesOf,
  fieldsOf,
  idOf,
  textOf,
  timeOfSeconds,
  timeOfText,
} from '../../../worker/events/untrusted-fields.ts'

describe('fieldsOf', () => {
  it.each([null, undefined, 'text', 1, true, [1]])('has none of %j', (value) => {
    expect(fieldsOf(value)).toEqual({})
  })

  it('has those of an object', () => {
    expect(fieldsOf({ a: 1 })).toEqual({ a: 1 })
  })
})

describe('entriesOf', () => {
  it.each([null, 'text', { length: 2 }])('has none of %j', (value) => {
    expect(entriesOf(value)).toEqual([])
  })

  it('has those of a list', () => {
    expect(entriesOf([1, null])).toEqual([1, null])
  })
})

describe('textOf', () => {
  it.each([
    ['text', 'text'],
    ['', ''],
    [1, null],
    [null, null],
    [['a'], null],
  ])('of %j is %j', (value, text) => {
    expect(textOf(value)).toBe(text)
  })
})

describe('idOf', () => {
  it.each([
    ['base64', 'a+/=-_', 'a+/=-_'],
    ['a Message-ID', '<a@example.com>', '<a@example.com>'],
    ['a whole number', 42, '42'],
    ['200 characters', 'x'.repeat(200), 'x'.repeat(200)],
    ['more', 'x'.repeat(201), null],
    ['nothing', '', null],
    ['a fraction', 0.5, null],
    ['more than one word', 'Jane Doe', null],
    ['other letters', 'jané', null],
    ['a line break at the end', 'id\n', null],
    ['a list', ['id'], null],
    ['null', null, null],
  ])('of %s', (_name, value, id) => {
    expect(idOf(value)).toBe(id)
  })
})

describe('decisionIdOf', () => {
  it.each([
    ['letters and digits', 'd-1_2.3:4', 'd-1_2.3:4'],
    ['a whole number', 42, '42'],
    ['an address', 'jane@example.com', null],
    ['an address in a URL', 'https://shop.example/jane', null],
    ['200 characters', 'x'.repeat(200), 'x'.repeat(200)],
    ['more', 'x'.repeat(201), null],
    ['nothing', '', null],
    ['null', null, null],
  ])('of %s', (_name, value, id) => {
    expect(decisionIdOf(value)).toBe(id)
  })
})

describe('timeOfSeconds', () => {
  it.each([
    [1795518000, '2026-11-24T11:00:00.000Z'],
    ['1795518000', '2026-11-24T11:00:00.000Z'],
    [1795518000.279025, '2026-11-24T11:00:00.279Z'],
    [0, '1970-01-01T00:00:00.000Z'],
    [8.64e12, '+275760-09-13T00:00:00.000Z'],
    [8.64e12 + 1, null],
    [Infinity, null],
    [NaN, null],
    ['', null],
    ['soon', null],
    ['0x10', null],
    [null, null],
    [true, null],
  ])('of %j is %j', (value, time) => {
    expect(timeOfSeconds(value)).toBe(time)
  })
})

describe('timeOfText', () => {
  it.each([
    ['2026-11-24T11:00:00Z', '2026-11-24T11:00:00.000Z'],
    ['2026-11-24T11:00:00.894719+00:00', '2026-11-24T11:00:00.894Z'],
    ['2026-11-24T12:00:00+01:00', '2026-11-24T11:00:00.000Z'],
    ['', null],
    ['soon', null],
    [1795518000, null],
    [null, null],
  ])('of %j is %j', (value, time) => {
    expect(timeOfText(value)).toBe(time)
  })
})
