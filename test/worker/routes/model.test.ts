import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { SCOPES } from '../../../shared/api-key.ts'
import { settlePolicy } from '../../../shared/policy.ts'
import { servedModelDocument } from '../../../shared/served-model.ts'
import { readCurrentPolicy } from '../../../worker/decisions/current-policy.ts'
import { openApp } from '../../helpers/app-in-process.ts'
import { describedManifest, describedModel } from '../../helpers/described-model.ts'
import { apiKeyEntry } from '../../helpers/platform-app.ts'
import { anyPolicyVariable, anyRunPolicy, anySettings } from '../../helpers/policies.ts'
import { unaskedModel } from '../../helpers/unasked-model.ts'

const PATHS = ['/v1/model', '/v1/model/figures']

/** Not as `JSON.stringify` would write it. */
const FIGURES = '{ "test_rows": 4.0e2,\n"later": "\\u00e9 é" }\n'

const ANYBODY = { ALLOW_ANONYMOUS: '1' }

describe('GET /v1/model', () => {
  it('tells what the manifest says, but not where it lies', async () => {
    const { format, files, policy, ...told } = describedManifest()
    const app = openApp({ bindings: ANYBODY, model: unaskedModel() })
    expect(await (await app.fetch('/v1/model')).json()).toEqual({
      ...told,
      policy: { run: null, settings: {}, problem: null },
    })
  })

  it('answers what the page reads, by which the page settles the policy that decides', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPolicyVariable,
        anyRunPolicy,
        fc.option(anySettings, { nil: undefined }),
        async (POLICY, run, set) => {
          const manifest = { ...describedManifest(), policy: run, policy_settings: set }
          const app = openApp({
            bindings: { ...ANYBODY, POLICY },
            model: unaskedModel({ manifest }),
          })
          const answer = await (await app.fetch('/v1/model')).json()
          const { policy: told, schema } = v.parse(servedModelDocument, answer)
          const inForce = readCurrentPolicy(POLICY, manifest)
          expect(told.problem ?? settlePolicy(told.run, [told.settings], schema)).toEqual(
            inForce.problem ?? { ok: true, policy: inForce.policy },
          )
        },
      ),
    )
  })

  it('says why the policy cannot be read, and what of it is kept', async () => {
    const manifest = { policy_settings: { fail_mode: 'closed', minimum_probability: 0.1 } } as const
    const app = openApp({
      bindings: { ...ANYBODY, POLICY: { holdout_share: 0.2, minimum_probability: 'high' } },
      model: unaskedModel({ manifest }),
    })
    expect(await (await app.fetch('/v1/model')).json()).toMatchObject({
      policy: {
        run: null,
        settings: { fail_mode: 'closed', holdout_share: 0.2 },
        problem: expect.stringMatching(/^POLICY: minimum_probability: /),
      },
    })
  })
})

describe('GET /v1/model/figures', () => {
  it('passes the figures on to the byte, as JSON', async () => {
    const app = openApp({ bindings: ANYBODY, model: unaskedModel({ figures: FIGURES }) })
    const response = await app.fetch('/v1/model/figures')
    expect([response.status, await response.text()]).toEqual([200, FIGURES])
    expect(response.headers.get('content-type')).toBe('application/json')
  })
})

describe.each(PATHS)('%s', (path) => {
  it('is kept by nobody', async () => {
    const { headers } = await openApp({ bindings: ANYBODY, model: unaskedModel() }).fetch(path)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it.each(SCOPES)('is told to who has a key for %s alone', async (scope) => {
    const bindings = { API_KEYS: apiKeyEntry('KEY', [scope]) }
    const app = openApp({ bindings, model: unaskedModel() })
    const headers = { authorization: 'Bearer KEY' }
    expect((await app.fetch(path, { headers })).status).toBe(200)
  })

  it('is told to nobody without a key', async () => {
    const bindings = { API_KEYS: apiKeyEntry('KEY', ['score']) }
    const response = await openApp({ bindings, model: unaskedModel() }).fetch(path)
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  })

  it('says why there is none where the model cannot answer', async () => {
    const response = await openApp({ bindings: ANYBODY, model: describedModel() }).fetch(path)
    expect([response.status, await response.json()]).toMatchObject([
      503,
      { type: 'urn:presend:problem:model-unavailable', detail: 'It only describes itself.' },
    ])
  })

  it.each(['POST', 'PUT', 'DELETE'])('answers %s with 405 and what is allowed', async (method) => {
    const app = openApp({ bindings: ANYBODY, model: unaskedModel() })
    const response = await app.fetch(path, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  it('answers HEAD without a body, and takes a slash at the end for nothing', async () => {
    const app = openApp({ bindings: ANYBODY, model: unaskedModel({ figures: FIGURES }) })
    const head = await app.fetch(path, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await app.fetch(`${path}/`)).status).toBe(200)
  })
})
