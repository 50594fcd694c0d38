import { describe, expect, it } from 'vitest'
import { parseJsonObject } from '../../../worker/signatures/json-object.ts'

describe('parseJsonObject', () => {
  it.each([
    { text: '{}', object: {} },
    { text: ' {"a": [1, "\u00e9"]}\r\n', object: { a: [1, '\u00e9'] } },
    { text: '{"a": 1, "a": 2}', object: { a: 2 } },
  ])('reads $text', ({ text, object }) => {
    expect(parseJsonObject(Buffer.from(text))).toEqual(object)
  })

  it.each(['', 'null', '[]', '[{}]', '1', '"{}"', '{', '{}{}', "{'a': 1}", '{"a": NaN}'])(
    'has none for %j',
    (text) => {
      expect(parseJsonObject(Buffer.from(text))).toBeNull()
    },
  )

  it('has none for bytes that are not UTF-8', () => {
    expect(parseJsonObject(Buffer.from('7b2261223a22ff227d', 'hex'))).toBeNull()
  })
})
