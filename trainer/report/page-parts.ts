/** What the sections of the page are made of: figures, intervals and pictures. */

import type { FigureKind, FormatFigure } from '../../shared/figure-format.ts'
import type { Evaluation } from '../evaluation/evaluation.ts'
import { figureAt, partAt } from './figure-path.ts'
import { type Html, html, NOTHING } from './html.ts'

/** A figure on the page, and what sentences need to know of it. */
export interface Figure extends Html {
  readonly value: number | null
  /** As it is written, for attributes. */
  readonly text: string
}

export interface PageParts {
  readonly figures: Evaluation
  readonly format: FormatFigure
  /** The figure at a path of `metrics.json`, which the page also tells in full precision. */
  readonly show: (path: string, kind: FigureKind) => Figure
  /** The figure of an `Estimate` with its 95 % interval in brackets. */
  readonly estimate: (path: string, kind: FigureKind) => Html
  /** A picture with a text that tells what is to be seen; nothing where it was not drawn. */
  readonly picture: (name: string, alt: string) => Html
}

export interface PartsOptions {
  readonly format: FormatFigure
  /** PNG files by name, such as `lift.png`. */
  readonly pictures: Readonly<Record<string, Uint8Array>>
  /** Stands between the ends of an interval. */
  readonly to: string
}

/** Pixels of a picture's file per unit of the page. */
const DENSITY = 2

export function createParts(
  figures: Evaluation,
  { format, pictures, to }: PartsOptions,
): PageParts {
  const show = (path: string, kind: FigureKind): Figure => {
    const value = figureAt(figures, path)
    const text = format(value, kind)
    const full = JSON.stringify(value)
    return {
      value,
      text,
      ...html`<data data-figure="${path}" data-value="${full}" value="${full}">${text}</data>`,
    }
  }
  return {
    figures,
    format,
    show,
    estimate: (path, kind) => {
      if (partAt(figures, path) === null) return show(path, kind)
      const [value, low, high] = ['value', 'low', 'high'].map((end) => show(`${path}.${end}`, kind))
      return html`${value} <span class="interval">(${low}&nbsp;${to}&nbsp;${high})</span>`
    },
    picture: (name, alt) => (pictures[name] ? embed(pictures[name], alt) : NOTHING),
  }
}

/** A `data:` address, so that the page needs no other file. */
function embed(png: Uint8Array, alt: string): Html {
  const address = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
  const { width, height } = sizeOf(png)
  return html`<figure class="scroll"><img src="${address}" alt="${alt}" width="${width}" height="${height}"></figure>`
}

/** As told by the header, which follows the signature and the name of the first chunk. */
function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return { width: header.getUint32(16) / DENSITY, height: header.getUint32(20) / DENSITY }
}
