import { describe, expect, it } from 'vitest'
import { renderDocs, styleSource } from '../../../worker/docs/page.ts'
import { describeWorker } from '../../../worker/openapi/describe-worker.ts'
import { describedModel } from '../../helpers/described-model.ts'
import { schemaOf } from '../../helpers/schema-of.ts'

const SHOWN = { showsSchema: true, server: '/' }

const DOCUMENT = describeWorker(describedModel(), SHOWN)

const HOSTILE = '<script>alert("x")</script>\'&'

describe('renderDocs', () => {
  it('has every path, every schema and every field of a customer', async () => {
    const page = await renderDocs(DOCUMENT)
    for (const path of Object.keys(DOCUMENT.paths)) expect(page).toContain(`<code>${path}</code>`)
    for (const name of Object.keys(DOCUMENT.components.schemas)) {
      expect(page).toContain(`id="schema-${name}"`)
    }
    for (const field of Object.keys(DOCUMENT.components.schemas.Customer?.properties ?? {})) {
      expect(page).toContain(`<th scope="row"><code>${field}</code>`)
    }
  })

  it('escapes whatever a schema says', async () => {
    const schema = schemaOf(
      { name: HOSTILE, type: 'number', missing: false, description: HOSTILE },
      { name: 'plan', type: 'category', categories: [HOSTILE], open: false, missing: false },
    )
    const page = await renderDocs(
      describeWorker(describedModel(schema, { plan: HOSTILE }), {
        showsSchema: true,
        server: HOSTILE,
      }),
    )
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;')
  })

  it('writes calls that a shell takes as they are, quotes and all', async () => {
    const schema = schemaOf({ name: "o'clock", type: 'number', missing: false })
    const page = await renderDocs(describeWorker(describedModel(schema, {}), SHOWN))
    expect(page).toContain('&quot;o&#39;\\&#39;&#39;clock&quot;: 0')
  })

  it('leads every link somewhere', async () => {
    const page = await renderDocs(DOCUMENT)
    const ids = Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id)
    const links = Array.from(page.matchAll(/href="#([^"]+)"/g), ([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(links.length).toBeGreaterThan(50)
    expect(ids).toEqual(expect.arrayContaining(links))
  })

  it('has one main part, a way around it, and a name for every section and table', async () => {
    const page = await renderDocs(DOCUMENT)
    expect(
      page.match(/<main>|<nav aria-labelledby="contents">|<h1>|<html lang="en">/g),
    ).toHaveLength(4)
    expect(page.match(/<table>(?!\n<caption>)/g)).toBeNull()
    expect(page.match(/<(?:section|article)(?! aria-labelledby)/g)).toBeNull()
  })

  it('needs nothing from elsewhere and runs nothing', async () => {
    const page = await renderDocs(DOCUMENT)
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|style="| on\w+=/)
  })

  it('allows its own style block by its hash', async () => {
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(await renderDocs(DOCUMENT)) ?? []
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
    expect(await styleSource()).toBe(`'sha256-${Buffer.from(digest).toString('base64')}'`)
  })
})
