import { describe, expect, it } from 'vitest'
import type { Feature } from '../../../../shared/schema.ts'
import { describeIssue } from '../../../../worker/page/customer/describe-issue.ts'
import type { Entry } from '../../../../worker/page/customer/entries.ts'
import { CUSTOMER as ENGLISH } from '../../../../worker/page/customer/words-en.ts'
import { CUSTOMER as SPANISH } from '../../../../worker/page/customer/words-es.ts'

const POINT = { decimalComma: false, decimalPoint: '.' } as const
const COMMA = { decimalComma: true, decimalPoint: ',' } as const

const NAME = { name: 'f', missing: false }

describe('describeIssue', () => {
  it.each<[Feature, Entry, string, string]>([
    [
      { ...NAME, type: 'integer', min: 0, max: 130 },
      0.5,
      'Expected a whole number from 0 to 130. Received "0.5".',
      'Se esperaba un número entero de 0 a 130. Se recibió "0,5".',
    ],
    [
      { ...NAME, type: 'number', min: 0.5 },
      '',
      'Expected a number, 0.5 or more. Received nothing.',
      'Se esperaba un número, 0,5 o más. No se recibió nada.',
    ],
    [
      { ...NAME, type: 'number', max: 1 },
      2,
      'Expected a number, 1 or less. Received "2".',
      'Se esperaba un número, 1 o menos. Se recibió "2".',
    ],
    [
      { ...NAME, type: 'number' },
      'many',
      'Expected a number. Received "many".',
      'Se esperaba un número. Se recibió "many".',
    ],
    [
      { ...NAME, type: 'category', categories: ['a', 'b'], open: false },
      'c',
      'Expected one of a, b. Received "c".',
      'Se esperaba uno de estos: a, b. Se recibió "c".',
    ],
    [
      { ...NAME, type: 'category', categories: ['a', 'b'], open: true },
      null,
      'Expected a name. Received nothing.',
      'Se esperaba un nombre. No se recibió nada.',
    ],
    [
      { ...NAME, type: 'number' },
      'x'.repeat(41),
      `Expected a number. Received "${'x'.repeat(40)}…".`,
      `Se esperaba un número. Se recibió "${'x'.repeat(40)}…".`,
    ],
  ])('of %o and %j says "%s"', (feature, entry, english, spanish) => {
    const inEnglish = describeIssue(feature, entry, { words: ENGLISH.field, spelling: POINT })
    const inSpanish = describeIssue(feature, entry, { words: SPANISH.field, spelling: COMMA })
    expect([inEnglish, inSpanish]).toEqual([english, spanish])
  })
})
