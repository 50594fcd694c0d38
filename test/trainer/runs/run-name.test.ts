import { expect, it } from 'vitest'
import { runName } from '../../../trainer/runs/run-name.ts'

it('names a run for its start, in UTC and without colons, and its model', () => {
  const startedAt = new Date('2026-11-22T23:04:31.987+01:00')

  expect(runName(startedAt, '84cb38aaa489b195')).toBe('2026-11-22T22-04-31-84cb38aa')
})
