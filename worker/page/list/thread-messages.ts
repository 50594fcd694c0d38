/** What the page and the thread that scores a list say to one another. */

import type { DecisionPolicy } from '../../../shared/policy.ts'
import type { Schema } from '../../../shared/schema.ts'
import type { Trouble } from '../session/api.ts'
import type { ListResult } from './list-result.ts'
import type { Refusal } from './refusal.ts'

export interface ListJob {
  readonly file: Blob
  readonly schema: Schema
  /** Of the model that the page knows. */
  readonly version: string
  /** In force; null: it cannot be read, and there are scores only. */
  readonly policy: DecisionPolicy | null
}

export type ToThread =
  | { readonly kind: 'start'; readonly job: ListJob; readonly apiKey: string | null }
  /** After `stopped`: goes on with the batch that was not answered. */
  | { readonly kind: 'continue'; readonly apiKey: string | null }
  | { readonly kind: 'cancel' }

export type FromThread =
  | { readonly kind: 'checking'; readonly rows: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'scoring'; readonly rows: number; readonly done: number }
  /** Trouble that may pass: it goes on by itself. */
  | {
      readonly kind: 'waiting'
      readonly rows: number
      readonly done: number
      readonly trouble: Trouble
      readonly seconds: number
    }
  /** Trouble that will not: it waits to be told. */
  | { readonly kind: 'stopped'; readonly trouble: Trouble; readonly result: ListResult }
  | { readonly kind: 'done'; readonly result: ListResult; readonly seconds: number }
  /** By the viewer; the result is null where nothing was scored yet. */
  | { readonly kind: 'cancelled'; readonly result: ListResult | null }
  /** The file could not be read a second time, or the page is at fault. */
  | { readonly kind: 'failed'; readonly result: ListResult | null }
