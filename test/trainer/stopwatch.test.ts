import { describe, expect, it } from 'vitest'
import { createStopwatch } from '../../trainer/stopwatch.ts'

describe('createStopwatch', () => {
  it('adds up the time of each part', () => {
    let time = 1000
    const watch = createStopwatch(() => new Date(time))
    const pass = (ms: number, part: 'reading' | 'training') => {
      time += ms
      watch.lap(part)
    }
    pass(500, 'reading')
    pass(2000, 'training')
    pass(250, 'training')
    expect(watch.seconds()).toEqual({
      reading: 0.5,
      tuning: 0,
      training: 2.25,
      retraining: 0,
      evaluation: 0,
    })
  })
})
