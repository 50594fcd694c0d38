/** Numbers as a reader takes them from a page, and how far rounding may have moved them. */

export interface ReadFigure {
  readonly value: number
  /** Half a unit of the last digit that is written. */
  readonly rounding: number
}

const SEPARATORS = {
  en: { grouping: /,/g, decimal: '.' },
  es: { grouping: /\./g, decimal: ',' },
} as const

export function readFigure(text: string, language: 'en' | 'es'): ReadFigure {
  const { grouping, decimal } = SEPARATORS[language]
  const isShare = text.endsWith('%')
  const digits = text.replace(/\s*%$/, '').replace(grouping, '').replace(decimal, '.')
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0
  const unit = isShare ? 0.01 : 1
  return { value: Number(digits) * unit, rounding: 0.5 * 10 ** -decimals * unit }
}
