import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, inject, it } from 'vitest'
import { BUILT_WORKER } from '../../helpers/deployed-project.ts'

const BUDGET_BYTES = 400 * 1024

describe('the built worker', () => {
  it('stays under 400 KB gzipped, WASM and weights included', async () => {
    const folder = join(inject('deployedProject'), BUILT_WORKER)
    const deployed = (await readdir(folder)).filter((file) => /\.(?:js|wasm|bin)$/.test(file))
    const sizes = await Promise.all(
      deployed.map(async (file) => gzipSync(await readFile(join(folder, file))).length),
    )
    const total = sizes.reduce((sum, size) => sum + size, 0)
    expect(deployed).toHaveLength(3)
    expect(total).toBeGreaterThan(100 * 1024)
    expect(total).toBeLessThan(BUDGET_BYTES)
  })
})
