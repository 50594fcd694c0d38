import { describe, expect, it } from 'vitest'
import { growForest } from '../../../trainer/trees/boosting.ts'
import { growForests } from '../../../trainer/trees/forests.ts'
import { boostingJob } from '../../helpers/boosting-jobs.ts'

const JOBS = [0, 1, 2].map((member) => boostingJob({ member, options: { rowShare: 0.7 } }))

describe('growForests', () => {
  it.each([1, 2])(
    'grows on %i threads what growForest grows, in the order of the jobs',
    async (threads) => {
      const forests = await growForests(JOBS, { threads })
      expect(forests).toEqual(JOBS.map((job) => growForest(job)))
    },
  )

  it('tells of every tree of every forest', async () => {
    let told = 0
    await growForests(JOBS, {
      threads: 2,
      onTree() {
        told += 1
      },
    })
    expect(told).toBe(30)
  })

  it('ends where a listener fails', async () => {
    const onTree = () => {
      throw new Error('the time is up')
    }
    await expect(growForests(JOBS, { threads: 2, onTree })).rejects.toThrow('the time is up')
  })

  it('fails where a thread fails', async () => {
    const broken = { ...JOBS[0], columns: [] }
    const rows = { ...broken, learned: Int32Array.of(-1), labels: undefined as never }
    await expect(growForests([JOBS[1], rows], { threads: 2 })).rejects.toThrow(TypeError)
  })

  it('grows nothing of nothing', async () => {
    expect(await growForests([], { threads: 2 })).toEqual([])
  })
})
