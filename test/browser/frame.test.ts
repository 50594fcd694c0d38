import { describe, expect } from 'vitest'
import { ENGLISH } from '../../worker/page/words/en.ts'
import { SPANISH } from '../../worker/page/words/es.ts'
import { it } from './helpers/page-test.ts'

describe('the page', () => {
  it('opens', async ({ openPage }) => {
    const page = await openPage()
    expect(await page.title()).toBe(ENGLISH.shell.documentTitle)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(ENGLISH.model.title)
  })
})
