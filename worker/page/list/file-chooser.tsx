/** Where a file is chosen, or dropped: anywhere on the page, so that a near miss opens nothing else. */

import type { JSX } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { useReader } from '../session/reader.ts'

export interface FileChooserProps {
  /** Whether there is a field; files can be dropped either way. */
  readonly isShown: boolean
  readonly onFile: (file: File) => void
}

export function FileChooser({ isShown, onFile }: FileChooserProps): JSX.Element | null {
  const { file: words } = useReader().words.list
  const id = useId()
  const isOver = useFileDrop(onFile)
  if (!isShown) return null
  return (
    <div class={isOver ? 'drop over' : 'drop'}>
      <label for={id}>{words.label}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) onFile(file)
          // Else choosing the same file again would be no change.
          currentTarget.value = ''
        }}
      />
      <p id={`${id}-hint`} class="note">
        {words.hint}
      </p>
    </div>
  )
}

/** @returns Whether a file is held over the page. */
function useFileDrop(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    // Towards nothing: out of the window.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      const [file] = event.dataTransfer.files
      if (file) onFile(file)
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [onFile])
  return isOver
}
