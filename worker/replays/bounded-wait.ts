/** Waiting for storage, but not for long: a caller's email must not wait for ours. */

/** What storage may take before a request goes on without it. */
export const STORAGE_BUDGET_MS = 250

/** The same after the answer, when nobody waits: well within the 30 s that Cloudflare gives then. */
export const AFTERWARDS_BUDGET_MS = 5000

export type Waited<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `StorageTimeout`: it may still happen. `StorageFailure`: it was refused. */
  | { readonly ok: false; readonly failure: 'StorageTimeout' | 'StorageFailure' }

/**
 * Starts work at once and waits for it.
 *
 * @param work What it throws, and what it rejects with, also late, is a value here and never goes
 *   unhandled. The reason is dropped: it could quote what was stored.
 */
export function withinMs<Value>(
  work: () => Value | Promise<Value>,
  ms: number,
): Promise<Waited<Value>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, failure: 'StorageTimeout' }), ms)
    start(work).then(
      (value) => {
        clearTimeout(timer)
        resolve({ ok: true, value })
      },
      () => {
        clearTimeout(timer)
        resolve({ ok: false, failure: 'StorageFailure' })
      },
    )
  })
}

/** Runs until the work's first wait: a throw is a rejection. */
async function start<Value>(work: () => Value | Promise<Value>): Promise<Value> {
  return work()
}
