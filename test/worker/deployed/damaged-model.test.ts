import { afterEach, describe, expect, inject, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import { damageWorker } from '../../helpers/damaged-worker.ts'
import { postJson, startWorkerd } from '../../helpers/workerd.ts'

let worker: TestHarness

afterEach(() => worker.close())

/** A valid module that needs something nobody gives it. */
const UNINSTANTIABLE = Buffer.from([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // magic, version
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00], // one type: () -> ()
  ...[0x02, 0x07, 0x01, 0x01, 0x78, 0x01, 0x79, 0x00, 0x00], // import function "x"."y"
])

describe('a worker whose model is damaged past the build', () => {
  it('starts, and says why it cannot answer, where the weights are cut off', async () => {
    const builtWorker = await damageWorker(
      inject('deployedProject'),
      'cut-worker',
      'weights.bin',
      (weights) => weights.subarray(0, 100),
    )
    worker = await startWorkerd({ builtWorker })
    expect((await worker.fetch('/health')).status).toBe(200)
    const ready = await worker.fetch('/ready')
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { type: 'urn:presend:problem:model-unavailable', detail: expect.any(String) },
    ])
    expect((await postJson(worker, '/v1/score', {})).status).toBe(503)
    expect((await worker.fetch('/v1/model')).status).toBe(503)
  })

  it('starts, and names the row, where one bit of a weight is flipped', async () => {
    const builtWorker = await damageWorker(
      inject('deployedProject'),
      'flipped-worker',
      'weights.bin',
      (weights) => {
        const flipped = Buffer.from(weights)
        flipped[2] ^= 1
        return flipped
      },
    )
    worker = await startWorkerd({ builtWorker })
    const ready = await worker.fetch('/ready')
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { detail: expect.stringMatching(/Golden row \d+: expected logit/) },
    ])
    expect((await postJson(worker, '/v1/score', {})).status).toBe(503)
  })

  it('gives no score that is not a number', async () => {
    const builtWorker = await damageWorker(
      inject('deployedProject'),
      'nan-worker',
      'weights.bin',
      (weights) => Buffer.alloc(weights.length, 0xff),
    )
    worker = await startWorkerd({ builtWorker })
    const customer = { customer_id: 'C1', recency: 1, frequency: 1, monetary: 1 }
    const response = await postJson(worker, '/v1/score', customer)
    expect([response.status, await response.json()]).toMatchObject([
      503,
      { detail: expect.stringContaining('does not reproduce its golden rows') },
    ])
  })

  it('decides all the same, by the fail mode, objectors and holdout first', async () => {
    const builtWorker = await damageWorker(
      inject('deployedProject'),
      'deciding-worker',
      'weights.bin',
      (weights) => weights.subarray(0, 100),
    )
    const POLICY = JSON.stringify({ fail_mode: 'closed', holdout_shares: { measured: 1 } })
    worker = await startWorkerd({ builtWorker, bindings: { ALLOW_ANONYMOUS: '1', POLICY } })
    const customer = { customer_id: 'C1', recency: 1, frequency: 1, monetary: 1 }
    const decide = async (call: object) => {
      const response = await postJson(worker, '/v1/decide', { campaign: 'spring', ...call })
      return { status: response.status, body: await response.json() }
    }
    expect(await decide({ customer })).toMatchObject({
      status: 200,
      body: { decision: 'hold', reason: 'model_unavailable', degraded: true },
    })
    expect(await decide({ customer: { ...customer, objected: true } })).toMatchObject({
      body: { decision: 'hold', reason: 'objected', degraded: false },
    })
    expect(await decide({ customer, campaign: 'measured' })).toMatchObject({
      body: { decision: 'hold', reason: 'holdout', degraded: false },
    })
  })

  it('starts, and says why it cannot answer, where WASM does not', async () => {
    const builtWorker = await damageWorker(
      inject('deployedProject'),
      'wasm-worker',
      '.wasm',
      () => UNINSTANTIABLE,
    )
    worker = await startWorkerd({ builtWorker })
    expect((await worker.fetch('/health')).status).toBe(200)
    const ready = await worker.fetch('/ready')
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { detail: expect.stringContaining('WebAssembly') },
    ])
    expect((await postJson(worker, '/v1/score', {})).status).toBe(503)
  })
})
