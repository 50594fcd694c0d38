import { describe, expect, it } from 'vitest'
import type { Batch } from '../../../../worker/page/list/batches.ts'
import {
  type AfterTrouble,
  type PostBatch,
  postInOrder,
} from '../../../../worker/page/list/post-in-order.ts'
import { EVEN_SCORE, troubleOf } from '../../../helpers/list-world.ts'
import { collect } from '../../../helpers/pieces-of.ts'

/** Batches that tell themselves apart by the number they send. */
async function* numbered(count: number): AsyncGenerator<Batch> {
  for (let number = 0; number < count; number++) yield { rows: [], customers: [{ number }] }
}

function numberOf({ customers }: Batch): number {
  return Number(customers[0]?.number)
}

const FINE = { ok: true, value: [EVEN_SCORE] } as const
const BUSY = { ok: false, trouble: troubleOf('busy') } as const

const nobody = async (): Promise<AfterTrouble> => {
  throw new Error('Expected no trouble.')
}

describe('postInOrder', () => {
  it('keeps the order, whichever answer comes first', async () => {
    const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    const post: PostBatch = async (batch) => {
      await later([12, 0, 6][numberOf(batch) % 3] ?? 0)
      return FINE
    }
    const answered = await collect(postInOrder(numbered(7), { post, onTrouble: nobody }))
    expect(answered.map(({ batch }) => numberOf(batch))).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('has three calls under way, and no more', async () => {
    let [underWay, most] = [0, 0]
    const post: PostBatch = async () => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((resolve) => setTimeout(resolve, 1))
      underWay -= 1
      return FINE
    }
    await collect(postInOrder(numbered(10), { post, onTrouble: nobody }))
    expect(most).toBe(3)
  })

  it('asks for no batch that it cannot send yet', async () => {
    let made = 0
    const counted = (async function* () {
      for await (const batch of numbered(10)) {
        made += 1
        yield batch
      }
    })()
    const results = postInOrder(counted, { post: async () => FINE, onTrouble: nobody })
    await results.next()
    expect(made).toBe(3)
    await results.return(undefined)
  })

  it('tries again after trouble, and counts attempts until it is told to start afresh', async () => {
    const attempts: number[] = []
    let left = 4
    const post: PostBatch = async () => (left-- > 0 ? BUSY : FINE)
    const onTrouble = async (_trouble: unknown, attempt: number): Promise<AfterTrouble> => {
      attempts.push(attempt)
      return attempt === 2 ? 'resumed' : 'waited'
    }
    const answered = await collect(postInOrder(numbered(1), { post, onTrouble }))
    expect([attempts, answered.length]).toEqual([[0, 1, 2, 0], 1])
  })

  it('asks once about trouble that several calls have at the same time', async () => {
    let isCalm = false
    let asked = 0
    const post: PostBatch = async () => (isCalm ? FINE : BUSY)
    const onTrouble = async (): Promise<AfterTrouble> => {
      asked += 1
      isCalm = true
      return 'resumed'
    }
    const answered = await collect(postInOrder(numbered(3), { post, onTrouble }))
    expect([asked, answered.map(({ batch }) => numberOf(batch))]).toEqual([1, [0, 1, 2]])
  })

  it('ends with what a call rejects with, and leaves no other rejection unheard', async () => {
    const unheard: unknown[] = []
    const hear = (reason: unknown) => unheard.push(reason)
    process.on('unhandledRejection', hear)
    const post: PostBatch = () => Promise.reject(new Error('gone'))
    await expect(collect(postInOrder(numbered(5), { post, onTrouble: nobody }))).rejects.toThrow(
      'gone',
    )
    await new Promise((resolve) => setTimeout(resolve, 5))
    process.off('unhandledRejection', hear)
    expect(unheard).toEqual([])
  })
})
