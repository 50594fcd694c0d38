/** All that the page says, which a language fills in. */

import type { CustomerWords } from '../customer/words.ts'
import type { ListWords } from '../list/words.ts'
import type { ModelWords } from '../model/words.ts'
import type { SendWords } from '../send/words.ts'
import type { TroubleKind } from '../session/api.ts'

export interface ShellWords {
  readonly documentTitle: string
  readonly skip: string
  readonly rooms: string
  readonly language: string
  readonly forgetKey: string
  readonly loading: string
  readonly model: (version: string) => string
  /** Stands between the ends of an interval. */
  readonly to: string
  readonly retry: string
  /** Stands before what the worker said. */
  readonly detail: string
  readonly key: { readonly label: string; readonly submit: string; readonly note: string }
  readonly troubles: Readonly<
    Record<
      TroubleKind,
      { readonly title: string; readonly advice: (retryAfter: number | null) => string }
    >
  > & { readonly noKey: { readonly title: string; readonly advice: string } }
}

export interface Words {
  readonly shell: ShellWords
  readonly model: ModelWords
  readonly customer: CustomerWords
  readonly send: SendWords
  readonly list: ListWords
}
