/** Reads HDF5 files in memory. */

import h5wasm, { Dataset, type File, Group } from 'h5wasm'
import { Failure } from '../../shared/failure.ts'

/** A name in the file system that h5wasm keeps in memory. */
const FILE = 'earlier-model.h5'

/** Every HDF5 file starts with this. */
const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]

export interface SavedVariable {
  readonly shape: readonly number[]
  /** Row-major. */
  readonly values: Float64Array
}

/**
 * Opens a file for as long as `read` takes.
 *
 * @throws Failure `invalid-usage` when it is no HDF5 file, or a damaged one.
 */
export async function readHdf5<Result>(
  bytes: Uint8Array,
  read: (file: File) => Result,
): Promise<Result> {
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) throw refuse('other bytes')
  const { FS, ...library } = await h5wasm.ready
  FS.writeFile(FILE, bytes)
  // It would otherwise print its own account of a damaged file, a page long, and carry on.
  library.activate_throwing_error_handler()
  try {
    const file = new h5wasm.File(FILE, 'r')
    try {
      return read(file)
    } finally {
      file.close()
    }
  } catch (error) {
    if (error instanceof Failure) throw error
    throw refuse('a damaged one', error)
  } finally {
    library.deactivate_throwing_error_handler()
    FS.unlink(FILE)
  }
}

/** @returns Null when there is no group of this path. */
export function groupAt(parent: Group, path: string): Group | null {
  const found = parent.get(path)
  return found instanceof Group ? found : null
}

/**
 * Reads numbers as float64.
 *
 * @returns Null when there is nothing at this path.
 * @throws Failure `invalid-usage` when what is there are not numbers.
 */
export function variableAt(parent: Group, path: string): SavedVariable | null {
  const found = parent.get(path)
  if (found === null) return null
  const values = found instanceof Dataset ? found.value : null
  // A scalar comes by itself, and the count of Normalization as a bigint.
  const isScalar = typeof values === 'number' || typeof values === 'bigint'
  const list = isScalar ? [Number(values)] : values
  if (found instanceof Dataset && (Array.isArray(list) || isTyped(list))) {
    return { shape: found.shape ?? [], values: Float64Array.from(list as ArrayLike<number>) }
  }
  throw refuse(`no numbers at ${path}`)
}

function isTyped(values: unknown): boolean {
  return (
    values instanceof Float32Array || values instanceof Float64Array || values instanceof Int32Array
  )
}

function refuse(received: string, cause?: unknown): Failure {
  return new Failure('invalid-usage', `Expected weights in an HDF5 file. Received ${received}.`, {
    cause,
  })
}
