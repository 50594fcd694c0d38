import { describe, expect, it } from 'vitest'
import { isHmac, textKeys } from '../../../worker/signatures/hmac.ts'

/** RFC 4231, test case 2. */
const KEY = Buffer.from('Jefe')
const CONTENT = Buffer.from('what do ya want for nothing?')
const SIGNATURE = Buffer.from(
  '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  'hex',
)

describe('isHmac', () => {
  it.each([
    { example: 'RFC 4231, test case 2', key: KEY, content: CONTENT, signature: SIGNATURE },
    {
      example: 'RFC 4231, test case 1',
      key: Buffer.alloc(20, 0x0b),
      content: Buffer.from('Hi There'),
      signature: Buffer.from(
        'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
        'hex',
      ),
    },
    {
      example: 'RFC 7515, appendix A.1: a JSON web token',
      key: Buffer.from(
        'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
        'base64url',
      ),
      content: Buffer.from(
        'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
      ),
      signature: Buffer.from('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk', 'base64url'),
    },
  ])('takes the example of $example', async ({ key, content, signature }) => {
    expect(await isHmac(signature, content, [key])).toBe(true)
  })

  it.each([
    { why: 'no key', signature: SIGNATURE, keys: [] },
    { why: 'other keys', signature: SIGNATURE, keys: [Buffer.from('jefe'), Buffer.from('Jefe ')] },
    { why: 'a signature cut short', signature: SIGNATURE.subarray(0, 31), keys: [KEY] },
    { why: 'an empty signature', signature: Buffer.alloc(0), keys: [KEY] },
    { why: 'a longer one', signature: Buffer.concat([SIGNATURE, Buffer.alloc(1)]), keys: [KEY] },
  ])('refuses $why', async ({ signature, keys }) => {
    expect(await isHmac(signature, CONTENT, keys)).toBe(false)
  })

  it('tries every key', async () => {
    expect(await isHmac(SIGNATURE, CONTENT, [Buffer.from('jefe'), KEY])).toBe(true)
    expect(await isHmac(SIGNATURE, CONTENT, [KEY, Buffer.from('jefe')])).toBe(true)
  })
})

describe('textKeys', () => {
  it('are the secrets as UTF-8, blank ones left out', () => {
    expect(textKeys(['', 'k\u00e9y', ' \t\n', ' k '])).toEqual([
      Uint8Array.of(0x6b, 0xc3, 0xa9, 0x79),
      Uint8Array.of(0x20, 0x6b, 0x20),
    ])
  })
})
