/** Several calls are under way at once, and what they answer comes in the order of the rows. */

import type { Answer, Trouble } from '../session/api.ts'
import type { Batch } from './batches.ts'
import type { CustomerAnswer } from './row-result.ts'

export type PostBatch = (batch: Batch) => Promise<Answer<readonly CustomerAnswer[]>>

export interface AnsweredBatch {
  readonly batch: Batch
  readonly answers: readonly CustomerAnswer[]
}

/** `waited`: the same trouble may come again, and counts on; `resumed`: all starts afresh. */
export type AfterTrouble = 'waited' | 'resumed'

export interface PostOptions {
  readonly post: PostBatch
  /**
   * Returns once it is worth to try again; rejects where it never will be.
   *
   * @param attempt How often in a row there was trouble before.
   */
  readonly onTrouble: (trouble: Trouble, attempt: number) => Promise<AfterTrouble>
  readonly mostAtOnce?: number | undefined
}

interface Call {
  readonly batch: Batch
  readonly answer: ReturnType<PostBatch>
  /** How often there had been trouble when it was made. */
  readonly troubles: number
}

/** @throws What `post` and `onTrouble` reject with. */
export async function* postInOrder(
  batches: AsyncIterable<Batch>,
  { post, onTrouble, mostAtOnce = 3 }: PostOptions,
): AsyncGenerator<AnsweredBatch> {
  const calls: Call[] = []
  let troubles = 0
  const callFor = (batch: Batch): Call => {
    const answer = post(batch)
    // Whoever waits for it hears of it; while nobody does, it is no unhandled rejection.
    answer.catch(() => {})
    return { batch, answer, troubles }
  }
  const settle = async (first: Call): Promise<AnsweredBatch> => {
    let call = first
    let attempt = 0
    for (;;) {
      const answer = await call.answer
      if (answer.ok) return { batch: call.batch, answers: answer.value }
      // What failed before others waited or a key was entered has not been tried since.
      if (call.troubles === troubles) {
        attempt = (await onTrouble(answer.trouble, attempt)) === 'waited' ? attempt + 1 : 0
        troubles += 1
      }
      call = callFor(call.batch)
    }
  }
  for await (const batch of batches) {
    calls.push(callFor(batch))
    if (calls.length >= mostAtOnce) yield await settle(calls.shift() as Call) // there is one
  }
  for (const call of calls) yield await settle(call)
}
