/** Compiles the kernels from AssemblyScript to WebAssembly, once for each version of them. */

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const SOURCES = fileURLToPath(new URL('./kernels/', import.meta.url))
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/presend/', import.meta.url))

/** No runtime: nothing is allocated. The host makes the memory, and checks all addresses. */
const FLAGS = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--importMemory'],
  ...['--enable', 'simd,bulk-memory'],
  // Functions that take four numbers at a time are exported to one another, not to the host.
  ...['--disableWarning', '112'],
]

const require = createRequire(import.meta.url)
const run = promisify(execFile)

/**
 * The kernels' module. It is kept under a name made of its sources, the compiler's version and
 * flags: a stale one is never found. Compiling takes a second.
 */
export async function loadKernels({
  from = SOURCES,
  cache = CACHE,
} = {}): Promise<WebAssembly.Module> {
  const names = (await readdir(from)).filter((name) => name.endsWith('.ts')).sort()
  const sources = names.map((name) => join(from, name))
  const cached = join(cache, `kernels-${await fingerprint(sources)}.wasm`)
  const bytes = await readFile(cached).catch(() => compile(sources, cached))
  return new WebAssembly.Module(bytes)
}

async function fingerprint(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([require('assemblyscript/package.json').version, FLAGS]))
  for (const source of sources) hash.update(`${basename(source)}\0`).update(await readFile(source))
  return hash.digest('hex').slice(0, 16)
}

/** In a process of its own, whose memory goes with it; in place at once, or not at all. */
async function compile(sources: readonly string[], target: string): Promise<Buffer> {
  await mkdir(dirname(target), { recursive: true })
  const aside = await mkdtemp(`${target}.`)
  try {
    const output = join(aside, 'kernels.wasm')
    const compiler = require.resolve('assemblyscript/bin/asc.js')
    await run(process.execPath, [compiler, ...sources, ...FLAGS, '--outFile', output])
    await rename(output, target)
    return await readFile(target)
  } finally {
    await rm(aside, { recursive: true })
  }
}
