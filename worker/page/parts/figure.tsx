/** A figure as people read it, with its full precision for whoever looks closer. */

import type { JSX } from 'preact'
import type { FigureKind } from '../../../shared/figure-format.ts'
import { useReader } from '../session/reader.ts'

export interface FigureProps {
  readonly value: number | null
  readonly kind: FigureKind
  /** Where in `metrics.json` it stands; absent: it stands nowhere, as what the viewer's own numbers give. */
  readonly path?: string
}

export function Figure({ value, kind, path }: FigureProps): JSX.Element {
  const { format } = useReader()
  return (
    <data value={String(value)} {...(path !== undefined && { 'data-figure': path })}>
      {format(value, kind)}
    </data>
  )
}

/** A figure with its 95 % interval. */
export function EstimateFigure({
  estimate,
  kind,
  path,
}: {
  readonly estimate: { readonly value: number; readonly low: number; readonly high: number } | null
  readonly kind: FigureKind
  readonly path: string
}): JSX.Element {
  const { words } = useReader()
  if (estimate === null) return <Figure value={null} kind={kind} />
  const { value, low, high } = estimate
  return (
    <>
      <Figure value={value} kind={kind} path={`${path}.value`} />{' '}
      <span class="interval">
        (<Figure value={low} kind={kind} path={`${path}.low`} /> {words.shell.to}{' '}
        <Figure value={high} kind={kind} path={`${path}.high`} />)
      </span>
    </>
  )
}
