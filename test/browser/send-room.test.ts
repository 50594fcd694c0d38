import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Language } from '../../shared/language.ts'
import type { SendField } from '../../worker/page/send/send-settings.ts'
import type { Choice, SendWords } from '../../worker/page/send/words.ts'
import { SEND as ENGLISH } from '../../worker/page/send/words-en.ts'
import { SEND as SPANISH } from '../../worker/page/send/words-es.ts'
import { HISTORY } from '../helpers/deployed-project.ts'
import type { WorkerdOptions } from '../helpers/workerd.ts'
import { it } from './helpers/page-test.ts'
import { OTHER_AMOUNTS, readMetrics, readMetricsOfOtherAmounts } from './helpers/run-figures.ts'

const WORDS: readonly (readonly [Language, SendWords])[] = [
  ['en', ENGLISH],
  ['es', SPANISH],
]

interface Scores {
  readonly customers: readonly { readonly probability: number }[]
}

interface Decisions {
  readonly decisions: readonly { readonly decision: string }[]
}

type Texts = Partial<Record<SendField, string>>

async function type(page: Page, { fields }: SendWords, texts: Texts): Promise<void> {
  for (const [field, text] of Object.entries(texts)) {
    await page.getByLabel(fields.labels[field as SendField], { exact: true }).fill(text)
  }
}

/** A choice's share, emails, conversions and profit: values with all their digits. */
async function choice(page: Page, { table }: SendWords, name: Choice) {
  const heading = page.getByRole('rowheader', { name: table.rows[name], exact: true })
  const cells = page.getByRole('row').filter({ has: heading }).locator('data')
  const [share, sends, conversions, profit] = await cells.evaluateAll((figures) =>
    figures.map((figure) => Number(figure.getAttribute('value'))),
  )
  return { share, sends, conversions, profit }
}

/** To the rounding of sums; counts of whole emails and conversions where the page shows those. */
function close({ share, sends, conversions, profit }: Record<string, number>, isWhole: boolean) {
  const count = isWhole ? Math.round : (number: number) => number
  return {
    share: expect.closeTo(share, 12),
    sends: expect.closeTo(count(sends), 9),
    conversions: expect.closeTo(count(conversions), 9),
    profit: expect.closeTo(profit, 9),
  }
}

async function readCustomers(project: string): Promise<Record<string, string>[]> {
  return parse(await readFile(join(project, HISTORY), 'utf8'), { columns: true })
}

async function post<Answer>(url: string, path: string, body: object): Promise<Answer> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Answer
}

describe('the room "Plan a send"', () => {
  it.for(WORDS)(
    'finds the optimum that the run found, with its cost and value, in %s',
    async ([language, words], { openPage, project }) => {
      const { profit } = await readMetrics(project)
      const page = await openPage({ language, at: 'send' })
      await type(page, words, { cost: '5', value: '6' })
      expect(await choice(page, words, 'chosen')).not.toEqual(close(profit!.chosen, false))
      await type(page, words, { cost: '1', value: '12' })
      expect({
        chosen: await choice(page, words, 'chosen'),
        everyone: await choice(page, words, 'everyone'),
        random: await choice(page, words, 'random'),
      }).toEqual({
        chosen: close(profit!.chosen, false),
        everyone: close(profit!.everyone, false),
        random: close(profit!.random, false),
      })
    },
  )

  it.for(WORDS)(
    'finds what a run with other amounts finds, and its budget, in %s',
    async ([language, words], { openPage, project }) => {
      const { profit } = await readMetricsOfOtherAmounts(project)
      const page = await openPage({ language, screen: 'phone', at: 'send' })
      const { cost, value, budget } = OTHER_AMOUNTS
      await type(page, words, { cost: `${cost}`, value: `${value}`, budget: `${budget}` })
      expect({
        chosen: await choice(page, words, 'chosen'),
        everyone: await choice(page, words, 'everyone'),
        random: await choice(page, words, 'random'),
        budget: await choice(page, words, 'budget'),
      }).toEqual({
        chosen: close(profit!.chosen, true),
        everyone: close(profit!.everyone, true),
        random: close(profit!.random, true),
        budget: close(profit!.budget!, true),
      })
    },
  )

  it('says of its figures that they stand in metrics.json only while they do', async ({
    openPage,
    project,
  }) => {
    const { profit } = await readMetrics(project)
    const page = await openPage({ at: 'send' })
    const figures = page.locator('data[data-figure]')
    const shown = await figures.evaluateAll((all) =>
      all.map((figure) => [figure.getAttribute('data-figure'), figure.getAttribute('value')]),
    )
    expect(shown).toContainEqual(['profit.chosen.profit', `${profit!.chosen.profit}`])
    expect(shown).toContainEqual([
      'profit.gain_per_thousand.low',
      `${profit!.gain_per_thousand.low}`,
    ])
    await type(page, ENGLISH, { cost: '1.5' })
    expect(await figures.count()).toBe(0)
  })

  it.for([
    [
      'toml',
      async (project: string, text: string): Promise<WorkerdOptions> => {
        const toml = await readFile(join(project, 'wrangler.toml'), 'utf8')
        await writeFile(join(project, 'wrangler.planned.toml'), `${toml}\n${text}`)
        return { config: 'wrangler.planned.toml' }
      },
    ],
    [
      'json',
      async (_project: string, text: string): Promise<WorkerdOptions> => ({
        bindings: { ALLOW_ANONYMOUS: '1', POLICY: text },
      }),
    ],
  ] as const)(
    'makes a worker that is given its policy as %s send to those whom the plan mails, and nobody else',
    async ([format, give], { openPage, project, serve }) => {
      const page = await openPage({ at: 'send' })
      const { cost, value } = OTHER_AMOUNTS
      await type(page, ENGLISH, { cost: `${cost}`, value: `${value}` })
      await page.getByLabel(ENGLISH.policy.formats[format]).check()
      await page.getByRole('button', { name: ENGLISH.policy.copy, exact: true }).click()
      await page.getByText(ENGLISH.policy.copied).waitFor()
      const text = await page.evaluate(() => navigator.clipboard.readText())

      const { url } = await serve(await give(project, text))
      const all = await readCustomers(project)
      const answers = [all.slice(0, 1000), all.slice(1000)].map(async (customers) => ({
        ...(await post<Scores>(url, '/v1/score', { customers })),
        ...(await post<Decisions>(url, '/v1/decide', { campaign: 'spring', customers })),
      }))
      const [first, second] = await Promise.all(answers)
      const { probability: threshold } = (await readMetricsOfOtherAmounts(project)).profit!.rule
      const probabilities = [...first.customers, ...second.customers].map((it) => it.probability)
      const decided = [...first.decisions, ...second.decisions].map(({ decision }) => decision)
      // The threshold is the probability of a customer: she is sent to.
      expect(probabilities).toContain(threshold)
      expect(decided).toEqual(
        probabilities.map((probability) => (probability >= threshold! ? 'send' : 'hold')),
      )
      expect(new Set(decided)).toEqual(new Set(['send', 'hold']))
    },
  )

  it.for(WORDS)(
    'says what is wrong with an amount, and plans once it is mended, in %s',
    async ([language, words], { openPage }) => {
      const page = await openPage({ language, at: 'send' })
      await type(page, words, { cost: '-1' })
      await page.getByText(words.fields.troubles.amount('-1')).waitFor()
      expect(
        await page.getByRole('heading', { name: words.answer.title, exact: true }).count(),
      ).toBe(0)
      await type(page, words, { cost: language === 'es' ? '0,5' : '0.5' })
      await page.getByRole('heading', { name: words.answer.title, exact: true }).waitFor()
      expect(new URL(page.url()).hash).toContain('cost=0.5')
    },
  )
})
