/** The room "Score a list". */

import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'

export function ListRoom(): JSX.Element {
  const { words } = useReader()
  return <h1>{words.list.title}</h1>
}
