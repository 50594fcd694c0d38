import { describe, expect, it } from 'vitest'
import { secondsToWait } from '../../../../worker/page/list/patience.ts'
import { troubleOf } from '../../../helpers/list-world.ts'

describe('secondsToWait', () => {
  it.each([
    ['busy', 10, 0, 10],
    ['busy', 60, 3, 60],
    ['busy', 0, 0, 1],
    ['busy', null, 0, 1],
    ['unavailable', null, 1, 2],
    ['unreachable', null, 2, 4],
    ['unreachable', null, 3, 8],
    ['unreachable', null, 4, null],
    ['busy', 121, 0, null],
    ['unauthorized', null, 0, null],
    ['forbidden', null, 0, null],
    ['unexpected', 5, 0, null],
  ] as const)(
    'of %s, told to wait %s, after %i attempts, is %s',
    (kind, told, attempt, seconds) => {
      expect(secondsToWait(troubleOf(kind, told), attempt)).toBe(seconds)
    },
  )
})
