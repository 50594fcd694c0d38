import { describe, expect, it } from 'vitest'
import { html } from '../../../trainer/report/html.ts'

describe('html', () => {
  it('escapes text, in content and in quoted attributes', () => {
    const text = `<script> & "quotes" 'too'`
    expect(html`<p title="${text}">${text}</p>`.html).toBe(
      '<p title="&lt;script&gt; &amp; &quot;quotes&quot; &#39;too&#39;">' +
        '&lt;script&gt; &amp; &quot;quotes&quot; &#39;too&#39;</p>',
    )
  })

  it('keeps pieces as they are, numbers too, and puts lists in a row', () => {
    const items = ['<', html`<li>2</li>`, 3]
    expect(html`<ul>${items}</ul>`.html).toBe('<ul>&lt;<li>2</li>3</ul>')
  })
})
