/**
 * Keyed hashes of who is asked about: the same question has the same id whatever the platform's
 * retries, caches and double renders do, and a log that leaks names nobody.
 */

import { toHex } from '../digests.ts'

/** Of the hash, as an id keeps it: enough that no two are alike. */
const ID_BYTES = 16

export interface Identities {
  /** Same tenant, campaign, customer and dispatch: same id. 32 hexadecimal digits. */
  decisionId(subject: {
    readonly tenant: string
    readonly campaign: string
    readonly customer: string
    readonly dispatch: string | null
  }): Promise<string>
  /** Where a customer stands in the draw for a campaign's holdout, in [0, 1). */
  holdoutDraw(campaign: string, customer: string): Promise<number>
  /** Stands for a platform's message in storage. 32 hexadecimal digits. */
  messageHash(platform: string, tenant: string, messageId: string): Promise<string>
  /** Stands for a customer in logs. 32 hexadecimal digits. */
  customerHash(tenant: string, customer: string): Promise<string>
}

/**
 * @param secret Who knows it can find out which customer an id stands for, by trying them all;
 *   with another one every id and every holdout changes.
 */
export async function createIdentities(secret: string): Promise<Identities> {
  // The prefix makes the empty secret a key: HMAC refuses to import one of no bytes.
  const bytes = new TextEncoder().encode(`presend:${secret}`)
  const key = await crypto.subtle.importKey(
    'raw',
    bytes,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  /** JSON keeps the parts apart: no two lists of parts have the same text. */
  const hash = async (...parts: readonly (string | null)[]): Promise<Uint8Array> => {
    const text = new TextEncoder().encode(JSON.stringify(parts))
    return new Uint8Array(await crypto.subtle.sign('HMAC', key, text))
  }
  const idOf = (bytes: Uint8Array): string => toHex(bytes.subarray(0, ID_BYTES))
  return {
    async decisionId({ tenant, campaign, customer, dispatch }) {
      return idOf(await hash('decision', tenant, campaign, customer, dispatch))
    },
    async holdoutDraw(campaign, customer) {
      const view = new DataView((await hash('holdout', campaign, customer)).buffer)
      return (view.getUint16(0) * 2 ** 32 + view.getUint32(2)) / 2 ** 48
    },
    async messageHash(platform, tenant, messageId) {
      return idOf(await hash('message', platform, tenant, messageId))
    },
    async customerHash(tenant, customer) {
      return idOf(await hash('customer', tenant, customer))
    },
  }
}
