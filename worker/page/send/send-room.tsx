/** The room "Plan a send". */

import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'

export function SendRoom(): JSX.Element {
  const { words } = useReader()
  return <h1>{words.send.title}</h1>
}
