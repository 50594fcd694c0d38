/** `pnpm keys`: makes an API key for a caller, and the entry that lets the worker know it. */

import { createHash, randomBytes } from 'node:crypto'
import {
  DEFAULT_SCOPES,
  DEFAULT_TENANT,
  formatApiKey,
  isScope,
  isTenant,
  SCOPES,
} from '../../shared/api-key.ts'
import { type Flag, parseCommand, Refusal } from '../command-line.ts'
import { runCommand } from './run-command.ts'

interface KeysFlags {
  readonly tenant: string
  readonly scopes: readonly string[]
}

/** As many as SHA-256 has: no key is easier to guess than its digest. */
const KEY_BYTES = 32

const FLAGS: readonly Flag[] = [
  {
    flags: '--scopes <list>',
    description: `what the key allows, apart by commas: ${SCOPES.join(', ')}`,
    fallback: DEFAULT_SCOPES,
    shownFallback: DEFAULT_SCOPES.join(','),
    read: readScopes,
  },
  {
    flags: '--tenant <name>',
    description: "whose key it is: keys of one tenant get the same decisions' ids",
    fallback: DEFAULT_TENANT,
    read: readTenant,
  },
]

await runCommand(async () => {
  const { options } = parseCommand<KeysFlags>(
    { name: 'keys', description: 'Makes an API key for a caller of the worker.' },
    FLAGS,
    process.argv.slice(2),
  )
  const key = randomBytes(KEY_BYTES).toString('base64url')
  const digest = createHash('sha256').update(key).digest('hex')
  const entry = formatApiKey({ ...options, scopes: options.scopes.filter(isScope), digest })
  console.log(
    `Key, for the caller:        ${key}\n` +
      `Entry, for the secret:      ${entry}\n\n` +
      'Store the entry with "pnpm exec wrangler secret put API_KEYS"; beside those of other keys,\n' +
      'apart by commas: a secret that is put replaces the one before. The key is shown this once.',
  )
})

function readScopes(text: string): readonly string[] {
  const scopes = text.split(/[,+]/).map((scope) => scope.trim())
  const wrong = scopes.find((scope) => !isScope(scope))
  if (wrong === undefined) return scopes
  throw new Refusal(`scopes among ${SCOPES.join(', ')}`, wrong)
}

function readTenant(text: string): string {
  if (isTenant(text)) return text
  throw new Refusal('1 to 64 lower-case letters, digits, dots, dashes and underscores', text)
}
