/** Files and folders written aside and renamed last: a run that dies leaves the old ones whole. */

import {
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../shared/failure.ts'

export type Content = string | Uint8Array

export interface Staging {
  /** Writes a file aside; pieces of text are written as they come. */
  file(path: string, content: Content | Iterable<string>): Promise<void>
  /**
   * Writes a folder aside, files by relative path, and returns where it stands meanwhile.
   *
   * @param others What an earlier version of the folder may hold beside these files.
   */
  folder(
    path: string,
    files: Readonly<Record<string, Content>>,
    others?: readonly string[],
  ): Promise<string>
  /** Puts everything in its place, replacing what was there; where one fails, none. */
  publish(): Promise<void>
  /** Removes what was not published. */
  discard(): Promise<void>
}

interface StagedEntry {
  readonly target: string
  /** A folder of our own beside the target, so that a rename stays within one file system. */
  readonly aside: string
  readonly isFolder: boolean
}

/** @throws Failure `invalid-usage` (from its methods) where a path cannot be written. */
export function createStaging(): Staging {
  const entries: StagedEntry[] = []

  async function reserve(target: string, isFolder: boolean): Promise<StagedEntry> {
    const parent = dirname(target)
    return writing(target, async () => {
      await mkdir(parent, { recursive: true })
      const aside = await mkdtemp(join(parent, `.${basename(target)}-`))
      const entry = { target, aside, isFolder }
      entries.push(entry)
      return entry
    })
  }

  return {
    async file(path, content) {
      const { aside } = await reserve(path, false)
      await writing(path, () => writeFile(join(aside, 'new'), content))
    },
    async folder(path, files, others = []) {
      await requireOwnFolder(path, [...Object.keys(files), ...others])
      const { aside } = await reserve(path, true)
      const folder = join(aside, 'new')
      for (const [name, content] of Object.entries(files)) {
        await writing(join(path, name), async () => {
          await mkdir(dirname(join(folder, name)), { recursive: true })
          await writeFile(join(folder, name), content)
        })
      }
      return folder
    },
    async publish() {
      const placed: StagedEntry[] = []
      try {
        for (const entry of entries) {
          await writing(entry.target, () => place(entry))
          placed.push(entry)
        }
      } catch (error) {
        for (const entry of placed.reverse()) await takeBack(entry)
        throw error
      }
      for (const { aside } of entries) await rm(aside, { recursive: true, force: true })
    },
    async discard() {
      for (const { aside } of entries) await clear(aside)
    },
  }
}

/** A folder is replaced whole, so it must hold nothing but an earlier version of the same files. */
async function requireOwnFolder(path: string, files: readonly string[]): Promise<void> {
  const own = new Set(files.map((file) => file.split('/')[0]))
  const present = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new Failure('invalid-usage', `Expected to write the folder ${path}. ${error.message}.`)
  })
  const foreign = present.filter((name) => !own.has(name))
  if (foreign.length === 0) return
  throw new Failure(
    'invalid-usage',
    `Expected to replace ${path}, which should hold ${[...own].join(', ')} or nothing. ` +
      `Received a folder with ${foreign.slice(0, 5).join(', ')} in it; nothing was touched.`,
  )
}

/** Puts an entry in its place and keeps what was there, so that it can be taken back. */
async function place({ target, aside, isFolder }: StagedEntry): Promise<void> {
  const fresh = join(aside, 'new')
  const old = join(aside, 'old')
  // A second name keeps an old file while it is replaced in one step; a folder must step aside.
  const hadOld = await ifPresent(() => (isFolder ? rename(target, old) : addName(target, old)))
  try {
    await rename(fresh, target)
  } catch (error) {
    if (hadOld) await (isFolder ? rename(old, target) : rm(old))
    throw error
  }
}

/** A second name for a file, or a copy where the file system knows no second names. */
async function addName(path: string, name: string): Promise<void> {
  await link(path, name).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw error
    return copyFile(path, name)
  })
}

/** Removes what was made, but never an old file or folder that could not be put back. */
async function clear(aside: string): Promise<void> {
  for (const name of ['new', 'withdrawn']) {
    await rm(join(aside, name), { recursive: true, force: true })
  }
  await rmdir(aside).catch(() => {})
}

async function takeBack({ target, aside }: StagedEntry): Promise<void> {
  await rename(target, join(aside, 'withdrawn'))
  await ifPresent(() => rename(join(aside, 'old'), target))
}

/** Whether there was something to do it to. */
async function ifPresent(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** @throws Failure `invalid-usage` where the file system refuses; other errors as they are. */
async function writing<Result>(target: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new Failure('invalid-usage', `Expected to write ${target}. Received: ${error.message}.`, {
      cause: error,
    })
  }
}
