/** One shard of the seen messages: a Durable Object, in whose SQLite each key is claimed once. */

import { DurableObject } from 'cloudflare:workers'
import { isKeptAnswer, REPLAY_LIFETIME_MS, requireReplayKeys } from './replay-limits.ts'

/** Rows that one alarm deletes; more are left to the next, so that claims never wait for long. */
const MOST_DELETED_ROWS = 1000

/** `claimed` and `answer` are apart: who remembers an answer has claimed nothing. */
const TABLE = `
  CREATE TABLE IF NOT EXISTS replays (
    key TEXT PRIMARY KEY NOT NULL,
    claimed INTEGER NOT NULL,
    answer TEXT,
    expires_at INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS replays_by_expiry ON replays (expires_at)`

/** A row comes back where the key is new, was only answered, or has expired unswept. */
const CLAIM = `
  INSERT INTO replays (key, claimed, answer, expires_at) VALUES (?1, 1, NULL, ?3)
  ON CONFLICT (key) DO UPDATE SET
    claimed = 1,
    answer = iif(expires_at > ?2, answer, NULL),
    expires_at = excluded.expires_at
  WHERE claimed = 0 OR expires_at <= ?2
  RETURNING key`

const RECALL = 'SELECT answer FROM replays WHERE key = ?1 AND expires_at > ?2'

const REMEMBER = `
  INSERT INTO replays (key, claimed, answer, expires_at) VALUES (?1, 0, ?4, ?3)
  ON CONFLICT (key) DO UPDATE SET
    claimed = iif(expires_at > ?2, claimed, 0),
    answer = excluded.answer,
    expires_at = excluded.expires_at
  WHERE answer IS NULL OR expires_at <= ?2`

const SWEEP = `
  DELETE FROM replays WHERE key IN (
    SELECT key FROM replays WHERE expires_at <= ?1 ORDER BY expires_at LIMIT ?2
  )`

/**
 * Its clock is the one by which keys expire: those of the isolates that call may differ.
 *
 * A statement of SQL is atomic, and nothing else runs in the object between two statements
 * without `await`: so of any number of claims one wins.
 */
export class ReplayObject extends DurableObject<unknown> {
  protected readonly lifetimeMs: number = REPLAY_LIFETIME_MS
  /** How long expired rows wait, so that one alarm sweeps many. */
  protected readonly sweepDelayMs: number = 60 * 60 * 1000

  constructor(state: DurableObjectState, env: unknown) {
    super(state, env)
    state.storage.sql.exec(TABLE)
  }

  async claim(keys: readonly string[]): Promise<string[]> {
    requireReplayKeys(keys)
    const [now, expiresAt] = this.#times()
    const fresh = keys.filter(
      (key) => this.#sql.exec(CLAIM, key, now, expiresAt).toArray().length === 1,
    )
    await this.#ensureAlarm()
    return fresh
  }

  async recall(key: string): Promise<string | null> {
    requireReplayKeys([key])
    const [now] = this.#times()
    const [row] = this.#sql.exec<{ answer: string | null }>(RECALL, key, now).toArray()
    return row?.answer ?? null
  }

  async remember(key: string, answer: string): Promise<void> {
    requireReplayKeys([key])
    if (!isKeptAnswer(answer)) return
    const [now, expiresAt] = this.#times()
    this.#sql.exec(REMEMBER, key, now, expiresAt, answer)
    await this.#ensureAlarm()
  }

  override async alarm(): Promise<void> {
    const [now] = this.#times()
    this.#sql.exec(SWEEP, now, MOST_DELETED_ROWS)
    await this.#ensureAlarm()
  }

  get #sql(): SqlStorage {
    return this.ctx.storage.sql
  }

  #times(): readonly [now: number, expiresAt: number] {
    const now = Date.now()
    return [now, now + this.lifetimeMs]
  }

  /** There is an alarm while there are rows. While one runs it no longer counts as set. */
  async #ensureAlarm(): Promise<void> {
    const { storage } = this.ctx
    if ((await storage.getAlarm()) !== null) return
    const { earliest } = this.#sql
      .exec<{ earliest: number | null }>('SELECT min(expires_at) AS earliest FROM replays')
      .one()
    if (earliest !== null) await storage.setAlarm(earliest + this.sweepDelayMs)
  }
}
