import { describe, expect, it } from 'vitest'
import { loadKernels } from '../../../trainer/engine/compile.ts'
import { bindKernels } from '../../../trainer/engine/kernel-calls.ts'
import { layOut } from '../../../trainer/engine/memory.ts'
import { LANES, UNIT_BLOCK } from '../../../trainer/engine/padded-weights.ts'
import { TILE_ROWS } from '../../../trainer/engine/workspace.ts'

describe('the host', () => {
  it('lays memory out by the same constants as the kernels', async () => {
    const kernels = bindKernels(await loadKernels(), layOut({ any: 1 }).memory)
    expect(kernels).toMatchObject({
      TILE_ROWS: { value: TILE_ROWS },
      BLOCK: { value: UNIT_BLOCK },
      LANE_BYTES: { value: 4 * LANES },
    })
  })
})
