import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { computeGoldenRows } from '../../../shared/golden-rows.ts'
import type { PreprocessingParameters } from '../../../shared/preprocessing.ts'
import { assembleBundle } from '../../../trainer/export/bundle.ts'
import { buildGraphModel } from '../../../trainer/export/graph-model.ts'
import { encodeKeras } from '../../../trainer/export/keras.ts'
import { initialWeights, type NetworkWeights } from '../../../trainer/model/network.ts'
import { createRandom } from '../../../trainer/random.ts'
import { keepFigures } from '../../../trainer/report/kept-figures.ts'
import { readEarlierModel } from '../../../trainer/warm-start/read-earlier-model.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { REPORT_FIGURES } from '../../helpers/report-figures.ts'
import { schemaOf } from '../../helpers/schema-of.ts'
import { temporaryFile } from '../../helpers/temporary-file.ts'
import { initFixture } from '../../parity/keras/init-cases.ts'

const SCHEMA = schemaOf(
  { name: 'age', type: 'number', missing: false },
  { name: 'region', type: 'category', open: true, missing: false },
)
const PREPROCESSING: PreprocessingParameters = {
  features: [
    { name: 'age', kind: 'numeric', mean: 4, scale: 2, median: 4, indicates_missing: false },
    { name: 'region', kind: 'category', categories: ['North'], indicates_missing: false },
  ],
}
const WEIGHTS = initialWeights({ inputs: 3, hidden: [4], dropout: 0 }, createRandom(1, 'earlier'))

/** @returns Where the bundle is. */
function writeBundle(weights: NetworkWeights): string {
  const { files } = assembleBundle({
    ...{ graph: buildGraphModel(weights), preprocessing: PREPROCESSING, schema: SCHEMA },
    golden: computeGoldenRows([{ age: 5, region: 'North' }], {
      ...{ schema: SCHEMA, preprocessing: PREPROCESSING },
      computeLogits: () => Float32Array.of(0),
    }),
    figures: keepFigures(REPORT_FIGURES),
    trainedAt: new Date(0),
    metrics: {
      ...{ test_rows: 2, test_positives: 1, accuracy: 1, roc_auc: 1 },
      ...{ log_loss: 0.1, base_rate_log_loss: 0.7 },
    },
    policy: null,
    reference_scores: { probabilities: [0.5], share_below: [0] },
    reference_customer: { age: 5, region: 'North' },
    training_ranges: { age: null, region: { kind: 'category', names: ['North'] } },
    training: { dropout: 0.25, patience: null },
    libraries: {},
  })
  const folder = join(dirname(temporaryFile()), 'edge')
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

/** A file of this name, alone in its folder. */
function writeFile(name: string, content: string | Uint8Array): string {
  const path = join(dirname(temporaryFile()), name)
  writeFileSync(path, content)
  return path
}

describe('readEarlierModel', () => {
  it('reads a bundle', async () => {
    expect(await readEarlierModel(writeBundle(WEIGHTS))).toEqual({
      weights: WEIGHTS,
      preprocessing: PREPROCESSING,
      schema: SCHEMA,
      dropout: 0.25,
      origin: expect.stringMatching(/^edge bundle [0-9a-f]{16}$/),
      notes: [],
    })
  })

  it('refuses a bundle that is damaged', async () => {
    const folder = writeBundle(WEIGHTS)
    writeFileSync(join(folder, 'weights.bin'), 'other weights')

    await expect(readEarlierModel(folder)).rejects.toMatchObject({
      code: 'invalid-bundle',
      message: expect.stringContaining('weights.bin is damaged'),
    })
  })

  it('refuses a bundle whose weights are not finite', async () => {
    const [first, last] = WEIGHTS
    const folder = writeBundle([first, { ...last, bias: Float32Array.of(Number.NaN) }])

    await expectFailure(
      () => readEarlierModel(folder),
      'invalid-usage',
      'Expected finite weights in an earlier model. Received NaN or infinity in layer 2.',
    )
  })

  it('refuses a bundle with an encoding for another network', async () => {
    const wide = initialWeights({ inputs: 4, hidden: [], dropout: 0 }, createRandom(1, 'wide'))
    const folder = writeBundle(wide)

    await expectFailure(
      () => readEarlierModel(folder),
      'invalid-usage',
      'Expected an earlier model of 3 inputs: age, region=North, region (unseen). Received one of 4.',
    )
  })

  it('refuses an encoding beside the one that a bundle has', async () => {
    const folder = writeBundle(WEIGHTS)

    await expectFailure(
      () => readEarlierModel(folder, { preprocessing: 'preprocessing.json' }),
      'invalid-usage',
      'Expected --init_preprocessing with a .keras file. ' +
        `Received it with ${folder}, a bundle, which has its own.`,
    )
  })

  it('reads a file of Keras, and takes its linear output for the logit', async () => {
    expect(await readEarlierModel(initFixture('linear-output.keras'))).toMatchObject({
      preprocessing: null,
      schema: null,
      dropout: null,
      origin: 'Keras model linear-output.keras',
      notes: ['Its last layer is linear: what it gives is taken for the logit.'],
    })
  })

  it('reads a file of Keras with the encoding that it was trained with', async () => {
    const network = { inputs: 3, hidden: [4], dropout: 0.1 }
    const path = writeFile('model.keras', await encodeKeras(network, WEIGHTS))
    const preprocessing = writeFile('preprocessing.json', JSON.stringify(PREPROCESSING))

    expect(await readEarlierModel(path, { preprocessing })).toMatchObject({
      weights: WEIGHTS,
      preprocessing: PREPROCESSING,
      dropout: 0.1,
      notes: [],
    })
  })

  it('refuses an encoding of another width, naming its inputs', async () => {
    const features = { features: [PREPROCESSING.features[0]] }
    const preprocessing = writeFile('preprocessing.json', JSON.stringify(features))

    await expectFailure(
      () => readEarlierModel(initFixture('plain-dense.keras'), { preprocessing }),
      'invalid-usage',
      'Expected an earlier model of 1 inputs: age. Received one of 3.',
    )
  })

  it.each([
    { text: '{', message: /^Expected a preprocessing\.json in .+\. SyntaxError: / },
    { text: '{"features":[{"kind":"text"}]}', message: /json, features\.0\.kind: Invalid type/ },
    { text: '7', message: /json, the whole file: / },
  ])('refuses an encoding that is none: $text', async ({ text, message }) => {
    const preprocessing = writeFile('preprocessing.json', text)

    await expect(
      readEarlierModel(initFixture('plain-dense.keras'), { preprocessing }),
    ).rejects.toMatchObject({ code: 'invalid-usage', message: expect.stringMatching(message) })
  })

  it('names the file of Keras that it cannot open', async () => {
    const path = writeFile('broken.keras', 'not a zip')

    await expect(readEarlierModel(path)).rejects.toMatchObject({
      code: 'invalid-usage',
      message: expect.stringContaining(
        `${path} is no model to start from. Expected a zip archive.`,
      ),
    })
  })

  it('says where there is nothing', async () => {
    await expectFailure(
      () => readEarlierModel('nowhere/model.keras'),
      'invalid-usage',
      'Expected an earlier model in nowhere/model.keras. ' +
        'Received none: there is no such file or folder.',
    )
  })

  it('refuses a folder without a bundle', async () => {
    const folder = dirname(temporaryFile())

    await expectFailure(
      () => readEarlierModel(folder),
      'invalid-bundle',
      `Expected a bundle in ${folder}. Received none: no model.json.`,
    )
  })

  it('refuses files of other formats', async () => {
    const path = writeFile('model.onnx', '')

    await expectFailure(
      () => readEarlierModel(path),
      'invalid-usage',
      `Expected the folder of an edge bundle, or a .keras or .h5 file. Received ${path}.`,
    )
  })
})
