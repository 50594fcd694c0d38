/** A command as a POSIX shell takes it apart. */

import { execFileSync } from 'node:child_process'

/** The words of a command line; those of several, one list each, with a single start of a shell. */
export function shellWords(...commands: readonly string[]): string[][] {
  // A function of the shell's own prints its words; an empty line ends each command's.
  const script = [
    `words() { for word in "$@"; do printf '%s\\0' "$word"; done; printf '\\n\\0'; }`,
    ...commands.map((command) => `words ${command}`),
  ].join('\n')
  const output = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' })
  const lists: string[][] = [[]]
  for (const word of output.split('\0').slice(0, -1)) {
    if (word === '\n') lists.push([])
    else lists[lists.length - 1].push(word)
  }
  return lists.slice(0, -1)
}
