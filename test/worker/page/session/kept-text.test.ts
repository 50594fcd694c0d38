import { describe, expect, it } from 'vitest'
import { keep, readKept } from '../../../../worker/page/session/kept-text.ts'

const forbidden = (): Storage => {
  throw new DOMException('Access is denied for this document.', 'SecurityError')
}

const full = { getItem: () => null, setItem: forbidden, removeItem: forbidden }

describe('a browser that keeps nothing', () => {
  it('is one that has kept nothing', () => {
    expect(readKept(forbidden, 'presend.language')).toBeNull()
  })

  it.each([
    ['forbids it', forbidden, 'es'],
    ['forbids it', forbidden, null],
    ['is full', () => full as unknown as Storage, 'es'],
  ])('does not break the page where it %s', (_, storage, text) => {
    expect(() => keep(storage, 'presend.language', text)).not.toThrow()
  })
})

describe('a browser that keeps texts', () => {
  it('gives back what was kept, until it is forgotten', () => {
    const kept = new Map<string, string>()
    const storage = () =>
      ({
        getItem: (name: string) => kept.get(name) ?? null,
        setItem: (name: string, text: string) => kept.set(name, text),
        removeItem: (name: string) => kept.delete(name),
      }) as unknown as Storage
    keep(storage, 'presend.language', 'es')
    const read = readKept(storage, 'presend.language')
    keep(storage, 'presend.language', null)
    expect([read, readKept(storage, 'presend.language')]).toEqual(['es', null])
  })
})
