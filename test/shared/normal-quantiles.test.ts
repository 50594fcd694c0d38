import { expect, it } from 'vitest'
import { Z_80, Z_975 } from '../../shared/normal-quantiles.ts'
import { quantiles } from '../parity/statsmodels/cases.ts'

it('has the quantiles that SciPy has', () => {
  expect(Z_975).toBe(quantiles['0.975'])
  expect(Z_80).toBe(quantiles['0.8'])
})
