/** What tests ask of seen messages that are kept in workerd. */

/** What is asked of the store, or of one shard of it. */
export interface ReplayCall {
  /** Bound to `ReplayObject`, or to one that forgets soon. */
  readonly binding: 'REPLAYS' | 'SHORT'
  /** Null: the store over all shards. */
  readonly shard: string | null
  readonly calls: readonly (
    | { readonly method: 'claim'; readonly keys: readonly string[] }
    | { readonly method: 'recall'; readonly key: string }
    | { readonly method: 'remember'; readonly key: string; readonly answer: string }
  )[]
}
