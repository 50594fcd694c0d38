import { describe, expect, it } from 'vitest'
import { createFigureFormat } from '../../../../shared/figure-format.ts'
import type { Language } from '../../../../shared/language.ts'
import {
  readSettings,
  startingNumbers,
  writeSettings,
} from '../../../../worker/page/send/send-settings.ts'

const STARTING = { cost: 0.5, value: 30, size: 8000, budget: null }

const RUN = {
  cost_per_send: 1,
  value_per_conversion: 'monetary',
  ...{ minimum_expected_profit: 0, minimum_probability: 0.1, share: 0.4, budget: 500 },
}

function writer(language: Language) {
  const format = createFigureFormat(language)
  return (value: number) => format(value, 'exact')
}

function read(query: string, language: Language = 'en') {
  return readSettings(new URLSearchParams(query), STARTING, writer(language))
}

describe('readSettings', () => {
  it('starts with what there is', () => {
    expect(read('')).toEqual({ cost: '0.5', value: '30', size: '8000', budget: '', caused: 20 })
  })

  it('takes what the address says, written for the language', () => {
    expect(read('cost=0.25&value=1500.5&size=10000&budget=200&caused=35', 'es')).toEqual({
      ...{ cost: '0,25', value: '1500,5', size: '10000', budget: '200', caused: 35 },
    })
  })

  it('empties a field that the address has empty', () => {
    expect(read('cost=&budget=')).toMatchObject({ cost: '', budget: '' })
  })

  it('leaves what is no number in its field, to be seen and mended', () => {
    expect(read('cost=cheap&size=-5')).toMatchObject({ cost: 'cheap', size: '-5' })
  })

  it('shows no more of an address than anybody would type', () => {
    expect(read(`cost=${'x'.repeat(5000)}`).cost).toHaveLength(40)
  })

  it.each(['0', '101', '-5', '2.5', 'most', '', '1e1'])(
    'takes no %s of 100 conversions',
    (caused) => {
      expect(read(`caused=${caused}`).caused).toBe(20)
    },
  )
})

describe('writeSettings', () => {
  it('writes numbers so that any language reads them', () => {
    const settings = { cost: '0,25', value: '30', size: '10.000', budget: '', caused: 20 }

    expect(writeSettings(settings, 'es', writer('en')).toString()).toBe(
      'cost=0.25&value=30&size=10000&budget=&caused=20',
    )
  })

  it('leaves out what is not understood', () => {
    const settings = { cost: 'cheap', value: '30', size: '1', budget: '2', caused: 1 }

    expect(writeSettings(settings, 'en', writer('en')).has('cost')).toBe(false)
  })

  it('comes back in another language as it was', () => {
    const settings = { cost: '0,0000005', value: '1234,5', size: '10', budget: '5', caused: 100 }
    const address = writeSettings(settings, 'es', writer('en'))

    expect(readSettings(address, STARTING, writer('es'))).toEqual(settings)
  })
})

describe('startingNumbers', () => {
  const POLICY = { run: RUN, settings: {}, problem: null }
  const NOTHING = { profit: null, test_rows: 8000 }

  it('has the amounts of the policy in force, where they are the same for all', () => {
    const policy = { cost_per_send: 2, value_per_conversion: 'monetary' }

    expect(
      startingNumbers({ ok: true, policy: withAmounts(policy) }, NOTHING, { policy: POLICY }),
    ).toEqual({ cost: 2, value: null, size: 8000, budget: 500 })
  })

  it("has the run's amounts where the policy cannot be read", () => {
    const profit = { ...withProfit(), cost_per_send: 3, value_per_conversion: 9 }

    expect(
      startingNumbers(
        { ok: false, issues: ['none'] },
        { profit, test_rows: 10 },
        { policy: POLICY },
      ),
    ).toMatchObject({ cost: 3, value: 9 })
  })

  it('has nothing to start with where nobody told an amount', () => {
    const policy = { cost_per_send: null, value_per_conversion: null }

    expect(
      startingNumbers({ ok: true, policy: withAmounts(policy) }, NOTHING, {
        policy: { ...POLICY, run: null },
      }),
    ).toEqual({ cost: null, value: null, size: 8000, budget: null })
  })
})

function withAmounts<Amounts>(amounts: Amounts) {
  return {
    ...{ minimum_expected_profit: null, minimum_probability: null, bounds: {} },
    ...{ bands: { high: 0.75, medium: 0.25 }, fail_mode: 'open' as const, holdout_share: 0 },
    ...{ holdout_shares: {}, content: [], ...amounts },
  }
}

function withProfit() {
  const point = { share: 0, sends: 0, conversions: 0, profit: 0 }
  return {
    ...{ curve: [], rule: { share: 0, expected_profit: null, probability: null } },
    ...{ chosen: point, everyone: point, random: point, budget: null },
    gain_per_thousand: { value: 0, low: 0, high: 0 },
  }
}
