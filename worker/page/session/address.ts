/** Where in the page the viewer is, as the address tells it after its `#`: a room and its settings. */

import { useEffect, useState } from 'preact/hooks'

export const ROOMS = ['model', 'customer', 'send', 'list'] as const
export type Room = (typeof ROOMS)[number]

export interface Address {
  readonly room: Room
  /** What the room was told: what follows `?`. It never leaves the browser: servers see no `#`. */
  readonly settings: URLSearchParams
}

/** Reads `#customer?recency=12`. What is no room is the first one. */
export function readAddress(hash: string): Address {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?', 2)
  const room = ROOMS.find((candidate) => candidate === name) ?? ROOMS[0]
  return { room, settings: new URLSearchParams(query) }
}

export function writeAddress(room: Room, settings: URLSearchParams): string {
  const query = settings.toString()
  return `#${room}${query === '' ? '' : `?${query}`}`
}

/** The address as it is now, and again whenever it changes. */
export function useAddress(): Address {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const follow = () => setHash(location.hash)
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return readAddress(hash)
}

/** Keeps a room's settings in the address, without a step of history for each move of a slider. */
export function keepInAddress(room: Room, settings: URLSearchParams): void {
  history.replaceState(null, '', writeAddress(room, settings))
}
