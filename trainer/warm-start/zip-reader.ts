/** Takes files out of a zip archive, and proves them: fflate does not look at checksums. */

import { crc32 } from 'node:zlib'
import { unzipSync } from 'fflate'
import { Failure } from '../../shared/failure.ts'

/** Signatures of the records at an archive's end: PKWARE's APPNOTE 6.3.10, 4.3.12 and 4.3.16. */
const DIRECTORY_ENTRY = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const END_LENGTH = 22

/**
 * Reads the files of these names; the archive may hold others.
 *
 * @throws Failure `invalid-usage` when there is no archive, one of them is missing or damaged.
 */
export function unzipFiles<Name extends string>(
  archive: Uint8Array,
  names: readonly Name[],
): Readonly<Record<Name, Uint8Array>> {
  const { files, checksums } = open(archive, names)
  const missing = names.filter((name) => !Object.hasOwn(files, name))
  if (missing.length > 0) throw refuse(`one without ${missing.join(' and ')}`)
  for (const name of names) {
    if (crc32(files[name]) !== checksums.get(name)) throw refuse(`a damaged one: see ${name}`)
  }
  return files as Record<Name, Uint8Array> // none is missing
}

function open(archive: Uint8Array, names: readonly string[]) {
  try {
    const files = unzipSync(archive, { filter: ({ name }) => names.includes(name) })
    return { files, checksums: readChecksums(archive) }
  } catch (error) {
    throw refuse(`other bytes, or a part of one (${error})`, error)
  }
}

/**
 * The CRC-32 of each file, from the directory at the archive's end.
 *
 * @throws RangeError where lengths and places lead out of the archive.
 */
function readChecksums(archive: Uint8Array): ReadonlyMap<string, number> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  let end = archive.length - END_LENGTH
  while (view.getUint32(end, true) !== END_OF_DIRECTORY) end-- // fflate has found it before
  const checksums = new Map<string, number>()
  let at = view.getUint32(end + 16, true)
  while (view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const lengthAt = (offset: number): number => view.getUint16(at + offset, true)
    const name = archive.subarray(at + 46, at + 46 + lengthAt(28))
    checksums.set(new TextDecoder().decode(name), view.getUint32(at + 16, true))
    at += 46 + lengthAt(28) + lengthAt(30) + lengthAt(32)
  }
  return checksums
}

function refuse(received: string, cause?: unknown): Failure {
  return new Failure('invalid-usage', `Expected a zip archive. Received ${received}.`, { cause })
}
