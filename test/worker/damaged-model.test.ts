import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, it } from 'vitest'
import type { TestHarness } from 'wrangler'
import { BUILT_WORKER } from '../helpers/deployed-project.ts'
import { postJson, startWorkerd } from '../helpers/workerd.ts'

let worker: TestHarness

afterEach(() => worker.close())

/** A copy of the built worker whose weights were changed after the build checked them. */
async function damageWeights(name: string, damage: (weights: Buffer) => Buffer): Promise<string> {
  const root = inject('deployedProject')
  await cp(join(root, BUILT_WORKER), join(root, name), { recursive: true })
  const files = await readdir(join(root, name))
  const weights = join(root, name, files.find((file) => file.endsWith('weights.bin')) ?? '')
  await writeFile(weights, damage(await readFile(weights)))
  return name
}

describe('a worker whose model is damaged past the build', () => {
  it('starts, and says why it cannot answer, where the weights are cut off', async () => {
    const builtWorker = await damageWeights('cut-worker', (weights) => weights.subarray(0, 100))
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

  it('is not ready, and names the row, where one bit of a weight is flipped', async () => {
    const builtWorker = await damageWeights('flipped-worker', (weights) => {
      const flipped = Buffer.from(weights)
      flipped[2] ^= 1
      return flipped
    })
    worker = await startWorkerd({ builtWorker })
    const ready = await worker.fetch('/ready')
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { detail: expect.stringMatching(/Golden row \d+: expected logit/) },
    ])
  })
})
