/** Compiles the kernels from AssemblyScript to WebAssembly, once for each version of them. */

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { compilerVersion } from '../libraries.ts'

const SOURCES = fileURLToPath(new URL('./kernels/', import.meta.url))
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/presend/', import.meta.url))

/** No runtime: nothing is allocated. The host lays the memory out. */
const FLAGS = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--importMemory'],
  ...['--enable', 'simd,bulk-memory'],
  // Functions that take four numbers at a time are exported to one another, not to the host.
  ...['--disableWarning', '112'],
]

/**
 * Lets V8 join two instructions for four numbers to one for eight, where the processor has it: the
 * same numbers to the bit, an epoch in four fifths of the time. "Experimental" is why a test
 * compares this code with that of V8's plain compiler.
 */
const JOIN_INSTRUCTIONS = '--experimental-wasm-revectorize'

const require = createRequire(import.meta.url)
const run = promisify(execFile)

/**
 * The kernels' module. It is kept under a name made of its sources, the compiler's version and
 * flags: a stale one is never found, and a damaged one is compiled anew. That takes a second.
 */
export async function loadKernels({
  from = SOURCES,
  cache = CACHE,
} = {}): Promise<WebAssembly.Module> {
  setFlagsFromString(JOIN_INSTRUCTIONS)
  const names = (await readdir(from)).filter((name) => name.endsWith('.ts')).sort()
  const sources = names.map((name) => join(from, name))
  const name = `kernels-${await fingerprint(sources)}.wasm`
  const kept = await readFile(join(cache, name))
    .then(toModule)
    .catch(() => null)
  if (kept !== null) return kept
  const compiled = await compile(sources)
  // Where nothing can be kept, as in a read-only image, each run compiles anew.
  await keep(compiled, cache, name).catch(() => {})
  return toModule(compiled)
}

function toModule(bytes: Uint8Array): WebAssembly.Module {
  return new WebAssembly.Module(bytes)
}

async function fingerprint(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([compilerVersion(), FLAGS]))
  for (const source of sources) hash.update(`${basename(source)}\0`).update(await readFile(source))
  return hash.digest('hex').slice(0, 16)
}

/** In a process of its own, whose memory goes with it. */
async function compile(sources: readonly string[]): Promise<Buffer> {
  const aside = await mkdtemp(join(tmpdir(), 'presend-kernels-'))
  try {
    const output = join(aside, 'kernels.wasm')
    const compiler = require.resolve('assemblyscript/bin/asc.js')
    // It would take options from an asconfig.json where it runs: this folder is empty.
    const inFolder = { cwd: aside }
    await run(process.execPath, [compiler, ...sources, ...FLAGS, '--outFile', output], inFolder)
    return await readFile(output)
  } finally {
    await rm(aside, { recursive: true })
  }
}

/** In place at once, or not at all: another run may be looking for it. */
async function keep(module: Buffer, cache: string, name: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const aside = await mkdtemp(join(cache, `${name}.`))
  try {
    await writeFile(join(aside, name), module)
    await rename(join(aside, name), join(cache, name))
  } finally {
    await rm(aside, { recursive: true })
  }
}
