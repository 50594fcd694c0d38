/** Waiting for storage, but not for long: a caller's email must not wait for ours. */

/** What storage may take before a request goes on without it. */
export const STORAGE_BUDGET_MS = 250

export type Waited<Value> =
  | { readonly ok: true; readonly value: Value }
  /** `StorageTimeout`: it may still happen. `StorageFailure`: it was refused. */
  | { readonly ok: false; readonly failure: 'StorageTimeout' | 'StorageFailure' }

/**
 * @param promise A rejection of it, also a late one, is a value here and never goes unhandled.
 *   Its reason is dropped: it could quote what was stored.
 */
export function withinMs<Value>(promise: Promise<Value>, ms: number): Promise<Waited<Value>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, failure: 'StorageTimeout' }), ms)
    promise.then(
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
