import { describe, expect, it } from 'vitest'
import { fieldOf, isRecord, parseJson } from '../../worker/untrusted-json.ts'

describe('parseJson', () => {
  it.each([
    ['7b7d', {}],
    ['efbbbf5b315d', [1]],
    ['6e756c6c', null],
  ])('reads the bytes %s', (hex, json) => {
    expect(parseJson(Buffer.from(hex, 'hex'))).toEqual({ ok: true, json })
  })

  it.each([
    ['', 'not JSON'],
    ['7b', 'not JSON'],
    ['22ff22', 'not UTF-8'],
    ['22c3', 'not UTF-8'],
  ])('says of the bytes "%s" that they are %s', (hex, reason) => {
    expect(parseJson(Buffer.from(hex, 'hex'))).toEqual({ ok: false, reason })
  })

  it('reads what is nested deeper than a stack', () => {
    const text = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(parseJson(new TextEncoder().encode(text))).toMatchObject({ ok: true })
  })
})

describe('isRecord', () => {
  it.each([null, undefined, [], 'text', 1, true])('is not %j', (value) => {
    expect(isRecord(value)).toBe(false)
  })

  it('is what has fields', () => {
    expect(isRecord({})).toBe(true)
  })
})

describe('fieldOf', () => {
  it('gives what an object has of its own', () => {
    expect(fieldOf(JSON.parse('{"a": 1, "__proto__": 2}'), '__proto__')).toBe(2)
  })

  it.each([
    ['what it inherits', {}, 'constructor'],
    ['a field of a list', ['a'], 'length'],
    ['a field of text', 'a', 'length'],
    ['a field of nothing', null, 'a'],
  ])('does not give %s', (_name, value, field) => {
    expect(fieldOf(value, field)).toBeUndefined()
  })
})
