import { describe, expect, it } from 'vitest'
import { openText } from '../../../../worker/page/list/list-text.ts'
import { collect } from '../../../helpers/pieces-of.ts'

function blobOf(...bytes: readonly number[]): Blob {
  return new Blob([Uint8Array.from(bytes)])
}

async function readText(file: Blob): Promise<string> {
  const { pieces } = await openText(file)
  return (await collect(pieces())).join('')
}

describe('openText', () => {
  it.each([
    { encoding: 'UTF-8', file: new Blob(['añ€😀']), mark: false },
    { encoding: 'UTF-8 with a mark', file: new Blob(['\uFEFFañ€😀']), mark: true },
    {
      encoding: 'UTF-16, little end first',
      file: new Blob([Uint8Array.of(0xff, 0xfe), Uint16Array.from(codesOf('añ€😀'))]),
      mark: true,
    },
    {
      encoding: 'UTF-16, big end first',
      file: new Blob([
        Uint8Array.of(0xfe, 0xff),
        Uint8Array.from(codesOf('añ€😀').flatMap((code) => [code >> 8, code & 255])),
      ]),
      mark: true,
    },
  ])('reads $encoding', async ({ file, mark }) => {
    const { hasByteOrderMark, head } = await openText(file)
    expect([await readText(file), head, hasByteOrderMark]).toEqual(['añ€😀', 'añ€😀', mark])
  })

  it('keeps letters whole where pieces of the file meet', async () => {
    const bytes = new TextEncoder().encode('añ€😀')
    const byByte = ReadableStream.from(Array.from(bytes, (byte) => Uint8Array.of(byte)))
    const file = Object.assign(new Blob([bytes]), { stream: () => byByte })
    expect(await readText(file)).toBe('añ€😀')
  })

  it('has a head that may end within a letter', async () => {
    const { head } = await openText(new Blob([`a${'é'.repeat(50_000)}`]))
    expect(head).toBe(`a${'é'.repeat(32_767)}\uFFFD`)
  })

  it.each([
    { of: 'nothing', file: new Blob([]), kind: 'empty' },
    { of: 'a workbook', file: blobOf(0x50, 0x4b, 0x03, 0x04, 0x14), kind: 'workbook' },
    { of: 'an old workbook', file: blobOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1), kind: 'workbook' },
    { of: 'a zero byte', file: blobOf(0x61, 0x0a, 0x00), kind: 'binary' },
    { of: 'UTF-16 without a mark', file: blobOf(0x61, 0x00, 0x0a, 0x00), kind: 'binary' },
    { of: 'Latin-1', file: blobOf(0x61, 0xe9, 0x0a), kind: 'encoding' },
    { of: 'a letter that is cut off', file: blobOf(0x61, 0xc3), kind: 'encoding' },
  ])('refuses $of', async ({ file, kind }) => {
    await expect(readText(file)).rejects.toMatchObject({ refusal: { kind } })
  })

  it.each([
    { when: 'at once', file: unreadable({ slice: true }) },
    { when: 'later', file: unreadable({ slice: false }) },
  ])('refuses a file that the browser cannot read $when', async ({ file }) => {
    await expect(readText(file)).rejects.toMatchObject({ refusal: { kind: 'unreadable' } })
  })
})

function codesOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
}

function unreadable({ slice }: { readonly slice: boolean }): Blob {
  const broken = (): never => {
    throw new DOMException('moved', 'NotReadableError')
  }
  const stream = new ReadableStream({ pull: broken })
  return Object.assign(new Blob(['a,b\n']), {
    stream: () => stream,
    ...(slice && { slice: () => ({ arrayBuffer: async () => broken() }) }),
  })
}
