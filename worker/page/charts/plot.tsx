/** A chart with two axes, drawn by uPlot in the look of the report's pictures. */

import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import uPlot from 'uplot'
import type { Palette } from '../../../shared/palette.ts'
import { readPalette, useScheme } from './look.ts'

export interface PlotProps {
  /** What is to be seen, for whoever does not see it. */
  readonly label: string
  /** In CSS pixels. */
  readonly height: number
  /** Lists of equal length: places on the horizontal axis, ascending, then each series' values. */
  readonly data: uPlot.AlignedData
  /** Everything but size and data. Of one function as long as only data change, so that the chart stays. */
  readonly options: (palette: Palette) => Omit<uPlot.Options, 'width' | 'height'>
}

export function Plot({ label, height, data, options }: PlotProps): JSX.Element {
  const frame = useRef<HTMLDivElement>(null)
  const chart = useRef<uPlot | null>(null)
  const [width, setWidth] = useState(0)
  const scheme = useScheme()

  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const isMeasured = width > 0
  // Size and data are followed below, without a new chart; the scheme changes what the palette reads.
  useEffect(() => {
    const element = frame.current
    if (element === null || !isMeasured) return undefined
    const drawn = new uPlot({ ...options(readPalette()), width, height }, data, element)
    chart.current = drawn
    return () => {
      drawn.destroy()
      chart.current = null
    }
  }, [options, scheme, isMeasured])

  useEffect(() => {
    if (width > 0) chart.current?.setSize({ width, height })
  }, [width, height])

  useEffect(() => {
    chart.current?.setData(data)
  }, [data])

  return (
    <div
      class="plot"
      role="img"
      aria-label={label}
      ref={frame}
      style={{ minHeight: `${height}px` }}
    />
  )
}
