/** Prints the PNG of a short training history: run as a process of its own to vary its fonts. */

import type { TrainingHistory } from '../../trainer/model/training-history.ts'
import { toPng } from '../../trainer/plots/canvas.ts'
import { drawTrainingHistory } from '../../trainer/plots/training-history.ts'
import { wordsOf } from '../../trainer/report/words/languages.ts'

const HISTORY: TrainingHistory = {
  epochs: [
    { loss: 0.56, accuracy: 0.76, validationLoss: 0.47, validationAccuracy: 0.794 },
    { loss: 0.45, accuracy: 0.81, validationLoss: 0.41, validationAccuracy: 0.834 },
    { loss: 0.42, accuracy: 0.83, validationLoss: 0.43, validationAccuracy: 0.831 },
  ],
  bestEpoch: 1,
  stoppedEarly: false,
}

process.stdout.write(await toPng(drawTrainingHistory(HISTORY, wordsOf('en').plots)))
