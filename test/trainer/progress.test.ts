import { describe, expect, it } from 'vitest'
import { createProgress } from '../../trainer/progress.ts'

const FIGURES = {
  loss: 0.45678,
  accuracy: 0.8,
  validationLoss: 0.5,
  validationAccuracy: 0.79,
}

describe('progress where nobody watches in a terminal', () => {
  it('is a line an epoch, with pace and time left', () => {
    const lines: string[] = []
    const clock = [0, 2000, 4000]
    const progress = createProgress({
      networks: 1,
      epochs: 4,
      rows: 3000,
      hasUnseenRows: true,
      isTerminal: false,
      now: () => clock.shift() ?? 0,
      print: (line) => lines.push(line),
    })
    progress.onEpoch(0, 0, FIGURES)
    progress.onEpoch(0, 1, FIGURES)
    progress.stop()
    expect(lines).toEqual([
      'epoch 1/4  loss 0.4568  accuracy 0.8000  val_loss 0.5000  val_accuracy 0.7900  ' +
        '1,500 rows/s  6s left',
      'epoch 2/4  loss 0.4568  accuracy 0.8000  val_loss 0.5000  val_accuracy 0.7900  ' +
        '1,500 rows/s  4s left',
    ])
  })

  it('says nothing between epochs', async () => {
    const lines: string[] = []
    const progress = createProgress({
      ...{ networks: 1, epochs: 1, rows: 10, hasUnseenRows: true, isTerminal: false, now: () => 0 },
      print: (line) => lines.push(line),
    })
    await progress.onBatch(0, 0, { rows: 5, loss: 1, correct: 2 })
    expect(lines).toEqual([])
  })

  it('says which network, and counts the rows of all', () => {
    const lines: string[] = []
    const clock = [0, 1000, 2000]
    const progress = createProgress({
      ...{ networks: 2, epochs: 2, rows: 1000, hasUnseenRows: true, isTerminal: false },
      now: () => clock.shift() ?? 0,
      print: (line) => lines.push(line.replace(/loss.*0\.7900 /, '...')),
    })
    progress.onEpoch(1, 0, FIGURES)
    progress.onEpoch(0, 0, FIGURES)
    expect(lines).toEqual([
      'network 2/2  epoch 1/2  ... 1,000 rows/s  3s left',
      'network 1/2  epoch 1/2  ... 1,000 rows/s  2s left',
    ])
  })
})
