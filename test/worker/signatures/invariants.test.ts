import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flipBit, requestOf, secondsAfter, withHeader } from '../../helpers/signed-request.ts'
import { SIGNING_PLATFORMS } from '../../helpers/signing-platforms.ts'

const NOW = new Date('2024-01-04T18:05:25Z')
const BODY = new TextEncoder().encode('[{"event":"delivered"}]')

const TIMED = SIGNING_PLATFORMS.filter(({ scheme }) => scheme.toleranceSeconds !== null)
const COVERING_BODY = SIGNING_PLATFORMS.filter(({ scheme }) => scheme.covers.includes('body'))
const EACH_HEADER = SIGNING_PLATFORMS.flatMap((platform) =>
  [...platform.sign(BODY, NOW).headers.keys()].map((header) => ({ ...platform, header })),
)

/** What could be in a header at all: the Fetch standard trims and refuses the rest. */
const junkValue = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefv,=+/. :ABC\u00e9\u00ff') }),
  fc.base64String(),
  fc.constantFrom('', 'v1,', 'v1,=', 'v2', 'NaN', 'Infinity', 'Invalid Date', '9'.repeat(400)),
)

describe('every signature scheme', () => {
  it.each(TIMED)(
    'takes $name 300 seconds before and after, not 301',
    async ({ scheme, ...platform }) => {
      const request = platform.sign(BODY, NOW)
      const okAfter = async (seconds: number) =>
        (await scheme.verify(request, [platform.secret], secondsAfter(NOW, seconds))).ok

      expect(scheme.toleranceSeconds).toBe(300)
      expect(await okAfter(0)).toBe(true)
      expect(await okAfter(300)).toBe(true)
      expect(await okAfter(300.001)).toBe(false)
      expect(await okAfter(301)).toBe(false)
      expect(await okAfter(-300)).toBe(true)
      expect(await okAfter(-300.001)).toBe(false)
      expect(await okAfter(-301)).toBe(false)
    },
  )

  it.each(TIMED)(
    'refuses $name where the clock is broken',
    async ({ scheme, secret, ...platform }) => {
      const verdict = await scheme.verify(platform.sign(BODY, NOW), [secret], new Date(Number.NaN))

      expect(verdict.ok).toBe(false)
    },
  )

  it.each(SIGNING_PLATFORMS)(
    'takes $name with either of two secrets',
    async ({ scheme, ...platform }) => {
      const request = platform.sign(BODY, NOW)
      const { secret, otherSecret } = platform

      expect(await scheme.verify(request, [secret, otherSecret], NOW)).toMatchObject({ ok: true })
      expect(await scheme.verify(request, [otherSecret, secret], NOW)).toMatchObject({ ok: true })
      expect(await scheme.verify(request, [otherSecret], NOW)).toEqual({
        ok: false,
        reason: 'Expected a signature made with a configured secret. Received another one.',
      })
    },
  )

  it.each(SIGNING_PLATFORMS)('refuses $name without a secret', async ({ scheme, ...platform }) => {
    const request = platform.sign(BODY, NOW)

    expect(await scheme.verify(request, [], NOW)).toEqual({
      ok: false,
      reason: 'Expected a secret to verify with. No secret is configured.',
    })
    expect(await scheme.verify(request, ['', ' \n'], NOW)).toEqual({
      ok: false,
      reason: expect.stringMatching(/^Expected a secret that is .+\. Received none that is\.$/),
    })
  })

  it.each(SIGNING_PLATFORMS)(
    'passes over malformed secrets beside that of $name',
    async ({ scheme, ...platform }) => {
      const request = platform.sign(BODY, NOW)
      const malformed = ['', 'whsec_', 'whsec_%', '\ud800', 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE']

      expect(await scheme.verify(request, [...malformed, platform.secret], NOW)).toMatchObject({
        ok: true,
      })
      expect(await scheme.verify(request, malformed, NOW)).toMatchObject({ ok: false })
    },
  )

  it.each(EACH_HEADER)(
    'refuses $name without $header, and with an empty one',
    async ({ scheme, header, ...platform }) => {
      const request = platform.sign(BODY, NOW)
      const withoutIt = await scheme.verify(
        withHeader(request, header, null),
        [platform.secret],
        NOW,
      )
      const withEmpty = await scheme.verify(withHeader(request, header, ''), [platform.secret], NOW)

      expect(withoutIt).toEqual({
        ok: false,
        reason: expect.stringMatching(
          new RegExp(`^Expected a header .*${header}.* Received none.$`, 'i'),
        ),
      })
      expect(withEmpty).toEqual(withoutIt)
    },
  )

  it.each(EACH_HEADER)(
    'refuses $name with two of $header',
    async ({ scheme, header, ...platform }) => {
      const request = platform.sign(BODY, NOW)
      request.headers.append(header, request.headers.get(header) ?? '')

      expect(await scheme.verify(request, [platform.secret], NOW)).toMatchObject({ ok: false })
    },
  )

  it.each(EACH_HEADER)(
    'refuses $name where one letter of $header is another',
    async ({ scheme, header, ...platform }) => {
      const request = platform.sign(BODY, NOW)
      const value = request.headers.get(header) ?? ''
      const position = fc.integer({ min: 0, max: value.length - 1 })
      const visible = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code))
      await fc.assert(
        fc.asyncProperty(position, visible, async (at, letter) => {
          fc.pre(letter.toLowerCase() !== value[at]?.toLowerCase())
          const changed = value.slice(0, at) + letter + value.slice(at + 1)
          const verdict = await scheme.verify(
            withHeader(request, header, changed),
            [platform.secret],
            NOW,
          )

          expect(verdict.ok).toBe(false)
        }),
        { numRuns: 60 },
      )
    },
  )

  it.each(COVERING_BODY)(
    'takes any body that $name signed, and none with a bit flipped',
    async ({ scheme, secret, ...platform }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.uint8Array({ minLength: 1, maxLength: 300 }),
          fc.nat(),
          async (body, bit) => {
            const request = platform.sign(body, NOW)
            const changed = flipBit(request.body, bit % (request.body.length * 8))

            expect(await scheme.verify(request, [secret], NOW)).toMatchObject({ ok: true })
            expect(await scheme.verify({ ...request, body: changed }, [secret], NOW)).toMatchObject(
              {
                ok: false,
              },
            )
          },
        ),
        { numRuns: 60 },
      )
    },
  )

  it.each(COVERING_BODY)(
    'refuses the body of $name with a byte more or less',
    async ({ scheme, secret, ...platform }) => {
      const request = platform.sign(BODY, NOW)
      const longer = Uint8Array.of(...request.body, 0x0a)
      const marked = Uint8Array.of(0xef, 0xbb, 0xbf, ...request.body)

      expect(await scheme.verify({ ...request, body: longer }, [secret], NOW)).toMatchObject({
        ok: false,
      })
      expect(await scheme.verify({ ...request, body: marked }, [secret], NOW)).toMatchObject({
        ok: false,
      })
      expect(
        await scheme.verify({ ...request, body: request.body.slice(0, -1) }, [secret], NOW),
      ).toMatchObject({ ok: false })
    },
  )

  it.each(SIGNING_PLATFORMS)(
    'refuses junk as if from $name, and neither throws nor quotes it',
    async ({ scheme, secret, ...platform }) => {
      const names = [...platform.sign(BODY, NOW).headers.keys()]
      const headers = fc.record(Object.fromEntries(names.map((name) => [name, junkValue])))
      await fc.assert(
        fc.asyncProperty(headers, fc.uint8Array({ maxLength: 40 }), async (headers, body) => {
          const verdict = await scheme.verify(requestOf({ headers, body }), [secret], NOW)

          expect(verdict).toEqual({
            ok: false,
            reason: expect.stringMatching(/^Expected [ -~]+\. Received [ -~]+\.$/),
          })
          expect(JSON.stringify(verdict)).not.toContain(secret)
        }),
        { numRuns: 200 },
      )
    },
  )

  it.each(SIGNING_PLATFORMS)(
    'leaves the request of $name as it was',
    async ({ scheme, secret, ...platform }) => {
      const request = platform.sign(BODY, NOW)
      const [body, headers] = [Uint8Array.from(request.body), [...request.headers]]
      await scheme.verify(request, [secret], NOW)

      expect(request.body).toEqual(body)
      expect([...request.headers]).toEqual(headers)
    },
  )
})
