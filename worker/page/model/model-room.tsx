/** The room "Model". */

import type { JSX } from 'preact'
import { useReader } from '../session/reader.ts'

export function ModelRoom(): JSX.Element {
  const { words } = useReader()
  return <h1>{words.model.title}</h1>
}
