/**
 * `pnpm test:readme`: runs the shell blocks of README.md in order, and holds what a command
 * prints against the JSON block below it. A block marked `in-ci` must stand in .ci/run; one
 * marked `not-in-ci` is passed over. Needs a trained model.
 */

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual, promisify, stripVTControlCharacters } from 'node:util'

interface Block {
  readonly language: string
  readonly mark: string
  readonly text: string
}

/** How long `pnpm dev` may take to answer. */
const START_MS = 60_000

const run = promisify(execFile)

/** Fresh machines have no pnpm of their own. */
const PNPM = 'pnpm() { npx -y pnpm@12 --silent "$@"; }'

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w+) ?([\w-]*)\n(.*?)^```$/gms)].map(
    ([, language, mark, text]) => ({ language, mark, text: text.trim() }),
  )
}

async function check(block: Block, next: Block | undefined, ci: string): Promise<void> {
  if (block.mark === 'in-ci') {
    const lacking = block.text.split('\n').filter((line) => !ci.includes(line))
    if (lacking.length > 0) throw new Error(`.ci/run does not run: ${lacking.join(', ')}`)
    return
  }
  const { stdout } = await run('bash', ['-ec', `${PNPM}\n${block.text}`])
  if (next?.language !== 'json' || next.mark !== '') return
  const [printed, promised] = [JSON.parse(stdout), JSON.parse(next.text)]
  if (!isDeepStrictEqual(printed, promised)) {
    throw new Error(`The README promises\n${next.text}\nbut this was printed:\n${stdout}`)
  }
}

/** Starts a command that goes on until it is stopped, and waits for its first answer. */
async function startServer(command: string): Promise<ChildProcess> {
  const server = spawn('bash', ['-ec', `${PNPM}\n${command}`], { detached: true, stdio: 'pipe' })
  const [, port] = /--port (\d+)/.exec(command) ?? []
  let output = ''
  server.stdout?.on('data', (chunk) => {
    output += chunk
  })
  const deadline = Date.now() + START_MS
  while (Date.now() < deadline) {
    const response = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)
    if (response?.ok) return server
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`"${command}" did not answer.\n${stripVTControlCharacters(output)}`)
}

function stopServer(server: ChildProcess): void {
  // The whole group: the shell, pnpm, wrangler and workerd.
  if (server.pid !== undefined) process.kill(-server.pid)
}

const blocks = blocksOf(await readFile('README.md', 'utf8'))
const ci = await readFile('.ci/run', 'utf8')
const servers: ChildProcess[] = []
try {
  for (const [position, block] of blocks.entries()) {
    if (block.language !== 'sh') continue
    const [summary] = block.text.split('\n')
    if (block.mark === 'not-in-ci') {
      console.log(`passed over  ${summary}`)
    } else {
      if (/^pnpm dev\b/.test(block.text)) servers.push(await startServer(block.text))
      else await check(block, blocks[position + 1], ci)
      console.log(`ok           ${summary}`)
    }
  }
} finally {
  servers.forEach(stopServer)
}
