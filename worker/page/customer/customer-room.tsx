/** The room "Try a customer". */

import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'

export function CustomerRoom(): JSX.Element {
  const { words } = useReader()
  return <h1>{words.customer.title}</h1>
}
