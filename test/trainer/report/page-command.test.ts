import { describe, expect, it } from 'vitest'
import { command } from '../../../trainer/report/page-command.ts'

describe('command', () => {
  it('keeps a flag and its value in one piece', () => {
    expect(command('pnpm train --lr 0.003 --quiet').html).toBe(
      '<code class="command"><span>pnpm train</span> <span>--lr 0.003</span> <span>--quiet</span></code>',
    )
  })

  it.each([
    'pnpm train',
    '--lr 0.003',
    '--hidden 128,64 --dropout 0',
    "pnpm train --data_path 'a -- b --c.csv'",
    "pnpm train --data_path '  two  spaces --'",
  ])('leaves the text of %j as it is', (text) => {
    const shown = command(text)
      .html.replace(/<[^>]*>/g, '')
      .replaceAll('&#39;', "'")
    expect(shown).toBe(text)
  })
})
