import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadKernels } from '../../../trainer/engine/compile.ts'

/** A kernel in one line; the second one of another result. */
const SOURCE = 'export function answer(): i32 { return 42 }\n'
const OTHER_SOURCE = 'export function answer(): i32 { return 43 }\n'

let folder = ''
let places = { from: '', cache: '' }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presend-'))
  places = { from: join(folder, 'kernels'), cache: join(folder, 'deep', 'cache') }
  await mkdir(places.from)
  await writeFile(join(places.from, 'answer.ts'), SOURCE)
})

afterAll(() => rm(folder, { recursive: true }))

describe('loadKernels', () => {
  it('compiles once, and after that takes what it kept', async () => {
    await loadKernels(places)
    const [name, ...others] = await readdir(places.cache)
    expect(name).toMatch(/^kernels-[0-9a-f]{16}\.wasm$/)
    expect(others).toEqual([])

    const kept = await readFile(join(places.cache, name))
    const marked = Buffer.concat([kept, Buffer.from([0, 2, 1, 120])]) // an empty section, "x"
    await writeFile(join(places.cache, name), marked)
    await loadKernels(places)
    expect(await readFile(join(places.cache, name))).toEqual(marked)
    expect(await readdir(places.cache)).toEqual([name])
  })

  it('compiles anew when a source has changed', async () => {
    const before = await readdir(places.cache)
    await writeFile(join(places.from, 'answer.ts'), OTHER_SOURCE)
    await loadKernels(places)
    expect(await readdir(places.cache)).toHaveLength(before.length + 1)
  })

  it('compiles a damaged module anew', async () => {
    const [name] = await readdir(places.cache)
    const whole = await readFile(join(places.cache, name))
    await rm(places.cache, { recursive: true })
    await mkdir(places.cache)
    await writeFile(join(places.from, 'answer.ts'), SOURCE)
    await loadKernels(places)
    const [kept] = await readdir(places.cache)
    await writeFile(join(places.cache, kept), whole.subarray(0, 20))
    await loadKernels(places)
    expect((await readFile(join(places.cache, kept))).length).toBeGreaterThan(20)
  })

  it('works where nothing can be kept', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    const kernels = await loadKernels({ ...places, cache: join(file, 'cache') })
    expect(String(kernels)).toBe('[object WebAssembly.Module]')
  })

  it('keeps nothing of a source that does not compile, and says where', async () => {
    const before = await readdir(places.cache)
    await writeFile(join(places.from, 'answer.ts'), 'export function answer(): i32 { return x }\n')
    await expect(loadKernels(places)).rejects.toThrow(/Cannot find name 'x'/)
    expect(await readdir(places.cache)).toEqual(before)
  })
})
