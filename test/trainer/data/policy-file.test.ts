import { describe, expect, it } from 'vitest'
import { DEFAULT_SCHEMA } from '../../../shared/schema.ts'
import { readPolicyFile } from '../../../trainer/data/policy-file.ts'
import { expectFailure } from '../../helpers/expect-failure.ts'
import { temporaryFile } from '../../helpers/temporary-file.ts'

const UNTOLD = { cost_per_send: null, value_per_conversion: null }

const read = (policy: string | null, told: object = UNTOLD) =>
  readPolicyFile({ ...UNTOLD, ...told, policy }, DEFAULT_SCHEMA)

describe('readPolicyFile', () => {
  it('reads nothing where no file is named', async () => {
    expect(await read(null)).toBeNull()
  })

  it('gives the settings of a file as they stand', async () => {
    const settings = { fail_mode: 'closed', holdout_shares: { spring: 0.1 } }
    expect(await read(temporaryFile(JSON.stringify(settings)))).toEqual(settings)
  })

  it('lists what is wrong with it', async () => {
    const path = temporaryFile('{"fail_mode":"ajar","holdout_share":2}')
    await expectFailure(
      () => read(path),
      'invalid-usage',
      `${path} is not a policy:\n` +
        '  fail_mode: Invalid type: Expected ("open" | "closed") but received "ajar".\n' +
        '  holdout_share: Invalid value: Expected <=1 but received 2.',
    )
  })

  it('refuses features that the schema has not, before anything is trained', async () => {
    const path = temporaryFile('{"value_per_conversion":"basket"}')
    await expectFailure(
      () => read(path),
      'invalid-usage',
      `${path} is not a policy:\n` +
        '  value_per_conversion: Expected an amount or a feature with numbers. Received "basket".',
    )
  })

  it('takes a least profit in money that the run is told', async () => {
    const path = temporaryFile('{"minimum_expected_profit":1}')
    await expectFailure(
      () => read(path),
      'invalid-usage',
      `${path} is not a policy:\n` +
        '  minimum_expected_profit: Expected cost_per_send and value_per_conversion with it.',
    )
    const told = { cost_per_send: 0.1, value_per_conversion: 'monetary' }
    expect(await read(path, told)).toEqual({ minimum_expected_profit: 1 })
  })
})
