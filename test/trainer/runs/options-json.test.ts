import { describe, expect, it } from 'vitest'
import { flagName } from '../../../trainer/command-line.ts'
import { TRAIN_FLAGS } from '../../../trainer/options.ts'
import { describeOptions, toOptionsJson } from '../../../trainer/runs/options-json.ts'
import { trainOptions } from '../../helpers/train-options.ts'

describe('describeOptions', () => {
  it('has every flag but --config', () => {
    const flags = TRAIN_FLAGS.map(flagName)

    expect(['config', ...Object.keys(describeOptions(trainOptions()))]).toEqual(flags)
  })

  it('gives values as the command line takes them', () => {
    const args = ['--epochs', '3', '--hidden', '8,4', '--quiet', '--cost_per_send', 'cost']

    expect(describeOptions(trainOptions(...args))).toMatchObject({
      epochs: 3,
      hidden: '8,4',
      quiet: true,
      cost_per_send: 'cost',
      allow_leakage: 'none',
      patience: null,
      lr: 0.001,
    })
  })
})

describe('toOptionsJson', () => {
  it('starts with its format and ends with a line break', () => {
    const json = toOptionsJson(trainOptions())

    expect(json).toMatch(/^\{\n {2}"format": 1,\n {2}"recipe": "auto",/)
    expect(json).toMatch(/"quiet": false\n\}\n$/)
  })
})
