/** A request's body, read with suspicion: not too long, UTF-8, JSON. */

import { type Bindings, publicUrl } from './environment.ts'
import { ProblemFailure, problemOf } from './problems.ts'
import type { SignedRequest } from './signatures/signature.ts'
import { parseJson } from './untrusted-json.ts'

/** Enough for 1,000 customers of a hundred columns. */
const LARGEST_BODY_BYTES = 4 * 1024 * 1024

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i

/**
 * @returns The parsed JSON.
 * @throws ProblemFailure 415 for another content type, 413 beyond 4 MiB, 400 for text that is
 *   not UTF-8 or not JSON.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!JSON_TYPE.test(type)) {
    throw new ProblemFailure(
      problemOf(
        'unsupported-media-type',
        `Expected content-type application/json. Received ${type || 'none'}.`,
      ),
    )
  }
  return requireJson(await readBytes(request))
}

/** @throws ProblemFailure 400 for bytes that are not UTF-8 or not JSON. */
export function requireJson(bytes: Uint8Array): unknown {
  const reading = parseJson(bytes)
  if (reading.ok) return reading.json
  const received =
    reading.reason === 'not JSON' ? 'text that is not JSON' : 'bytes that are not UTF-8'
  throw new ProblemFailure(
    problemOf('malformed-body', `Expected a JSON object. Received ${received}.`),
  )
}

/**
 * A request as its sender signed it: whole, and under the address that was called.
 *
 * @throws ProblemFailure 413.
 */
export async function readSigned(request: Request, bindings: Bindings): Promise<SignedRequest> {
  const { method, url, headers } = request
  return { method, url: publicUrl(url, bindings), headers, body: await readBytes(request) }
}

/**
 * The fields of an address, by name; of several with one name the last counts. Any text will do for
 * an address: behind a proxy it begins as PUBLIC_URL does, which may lack its scheme.
 */
export function queryOf(url: string): Readonly<Record<string, string>> {
  const [address = ''] = url.split('#', 1)
  const start = address.indexOf('?')
  return Object.fromEntries(new URLSearchParams(start < 0 ? '' : address.slice(start)))
}

/**
 * Keeps no more than the limit, but reads to the end: a caller still sending hears no answer.
 *
 * @throws ProblemFailure 413 beyond 4 MiB.
 */
export async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length <= LARGEST_BODY_BYTES) chunks.push(chunk)
    else chunks.length = 0
  }
  if (length > LARGEST_BODY_BYTES) {
    throw new ProblemFailure(
      problemOf('too-large', `Expected at most ${LARGEST_BODY_BYTES} bytes. Received ${length}.`),
    )
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
