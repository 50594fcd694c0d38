/** A link that saves a blob, whose address is taken back once the link is gone. */

import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

export interface DownloadLinkProps {
  readonly blob: Blob
  /** Of the file that is saved. */
  readonly name: string
  readonly isPrimary?: boolean
  readonly children: ComponentChildren
}

export function DownloadLink({
  blob,
  name,
  isPrimary = false,
  children,
}: DownloadLinkProps): JSX.Element {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return (
    <a
      class={isPrimary ? 'button primary' : 'button'}
      download={name}
      {...(url !== null && { href: url })}
    >
      {children}
    </a>
  )
}
