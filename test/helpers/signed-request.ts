/** Requests as a webhook's receiver gets them. */

import type { SignedRequest } from '../../worker/signatures/signature.ts'

export interface RequestParts {
  readonly method?: string
  readonly url?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export function requestOf({
  method = 'POST',
  url = 'https://receiver.example/hook',
  headers = {},
  body = '',
}: RequestParts): SignedRequest {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return { method, url, headers: new Headers(headers), body: bytes }
}

/** The same request with one header less, or with another value of it. */
export function withHeader(
  request: SignedRequest,
  name: string,
  value: string | null,
): SignedRequest {
  const headers = new Headers(request.headers)
  if (value === null) headers.delete(name)
  else headers.set(name, value)
  return { ...request, headers }
}

/** The same bytes, one bit of them turned over. Bits are counted through all bytes. */
export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
}

export function secondsAfter(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000)
}
