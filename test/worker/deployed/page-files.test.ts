import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPageFiles, textOf } from '../../helpers/page-files.ts'

const BUDGET_BYTES = 120 * 1024

let files: ReadonlyMap<string, Buffer>

beforeAll(async () => {
  files = await readPageFiles()
})

describe('the built page', () => {
  it('stays under 120 KB gzipped, all of its files together', () => {
    const sizes = [...files.values()].map((bytes) => gzipSync(bytes).length)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    expect(total).toBeGreaterThan(10 * 1024)
    expect(total).toBeLessThan(BUDGET_BYTES)
  })

  it('is of its own files and nothing else', () => {
    const others = [...files.keys()].filter((path) => !/^assets\/[\w-]+\.(?:js|css)$/.test(path))
    expect(others.sort()).toEqual(['_headers', 'icon.svg', 'index.html'])
  })

  it('has no source maps, and mentions none', () => {
    expect([...files.keys()].filter((path) => path.endsWith('.map'))).toEqual([])
    expect(textOf(files, /\.(?:js|css)$/)).not.toContain('sourceMappingURL')
  })

  it('starts from files of its own, without a script or a style in the page itself', () => {
    const page = textOf(files, /^index\.html$/)
    const addresses = Array.from(page.matchAll(/(?:src|href)="([^"]*)"/g), ([, address]) => address)
    expect(page).not.toMatch(/<style|<script(?![^>]* src=)|<base|<meta http-equiv| style=| on\w+=/i)
    expect(addresses.length).toBeGreaterThan(3)
    for (const address of addresses) expect(address).toMatch(/^\/(?!\/)/)
  })

  it('names no other host', () => {
    const names = textOf(files, /\.(?:html|js|css|svg)$/).matchAll(
      /(?:\b\w+:)?\/\/[\w-]+\.[\w.-]+/g,
    )
    const hosts = new Set(Array.from(names, ([name]) => name))
    expect([...hosts]).toEqual(['http://www.w3.org'])
  })

  it('runs no text as a program, and draws nothing from text', () => {
    expect(textOf(files, /\.js$/)).not.toMatch(/\beval\(|\bnew Function\b|\bimportScripts\(/)
    expect(textOf(files, /\.css$/)).not.toMatch(/@import|url\(["']?(?!\/assets\/)/)
  })
})
