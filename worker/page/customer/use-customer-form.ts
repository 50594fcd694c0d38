/** The form's entries: from the address, or typical; changed by the viewer; kept in the address. */

import { useEffect, useMemo, useState } from 'preact/hooks'
import { keepInAddress, readAddress, writeAddress } from '../session/address.ts'
import { useSession } from '../session/session.ts'
import { checkEntries, type EntriesReading } from './check-entries.ts'
import { type Entry, typicalEntries } from './entries.ts'
import { readEntries, writeValues } from './entry-address.ts'

export interface CustomerForm {
  readonly entries: readonly Entry[]
  /** The typical customer's. */
  readonly typical: readonly Entry[]
  readonly reading: EntriesReading
  /** Another one whenever all entries come from elsewhere: what was half typed is then no more. */
  readonly generation: number
  readonly change: (at: number, entry: Entry) => void
  readonly reset: () => void
  /** The address that shows this customer; null where her entries are refused. */
  readonly link: string | null
}

/** Browsers refuse addresses that are written too often. */
const ADDRESS_PAUSE_MS = 400

interface State {
  readonly entries: readonly Entry[]
  readonly generation: number
  /** Whether the address is still to follow. */
  readonly isAhead: boolean
}

export function useCustomerForm(): CustomerForm {
  const { schema, reference_customer: reference } = useSession().model
  const typical = useMemo(() => typicalEntries(reference, schema), [reference, schema])
  const [{ entries, generation, isAhead }, setState] = useState<State>(() => ({
    entries: readEntries(schema, readAddress(location.hash).settings, typical),
    generation: 0,
    isAhead: false,
  }))
  const reading = useMemo(() => checkEntries(schema, entries), [schema, entries])
  const address = reading.ok
    ? writeAddress('customer', writeValues(schema, reading.values, typical))
    : null

  useEffect(() => {
    const follow = () => {
      const { room, settings } = readAddress(location.hash)
      if (room !== 'customer') return
      const read = readEntries(schema, settings, typical)
      setState((state) => ({ entries: read, generation: state.generation + 1, isAhead: false }))
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [schema, typical])

  useEffect(() => {
    if (!isAhead || address === null) return undefined
    const keep = () => keepInAddress('customer', readAddress(address).settings)
    const timer = setTimeout(keep, ADDRESS_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [isAhead, address])

  const change = (at: number, entry: Entry) =>
    setState((state) => ({
      ...state,
      entries: state.entries.with(at, entry),
      isAhead: true,
    }))
  const reset = () =>
    setState((state) => ({ entries: typical, generation: state.generation + 1, isAhead: true }))
  const link = address === null ? null : new URL(address, location.href).href
  return { entries, typical, reading, generation, change, reset, link }
}
