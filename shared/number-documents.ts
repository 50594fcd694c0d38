/** Valibot's descriptions of numbers that many documents hold. */

import * as v from 'valibot'

/** A share, a rate or a probability. */
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/** How many there are. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))
