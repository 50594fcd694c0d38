/** The content of an HDF5 file as a plain tree, to compare files by what they say. */

import h5wasm, { Dataset, type Group } from 'h5wasm'

const FILE = 'read.h5'

interface Hdf5Tree {
  readonly attributes: Readonly<Record<string, unknown>>
  readonly members: Readonly<Record<string, Hdf5Tree | Hdf5Values>>
}

interface Hdf5Values {
  readonly shape: readonly number[] | null
  readonly type: unknown
  readonly values: unknown
}

/** Reads a file's root group with everything in it. */
export async function readHdf5(bytes: Uint8Array): Promise<Hdf5Tree> {
  const { FS } = await h5wasm.ready
  FS.writeFile(FILE, bytes)
  const file = new h5wasm.File(FILE, 'r')
  try {
    return readGroup(file)
  } finally {
    file.close()
    FS.unlink(FILE)
  }
}

function readGroup(group: Group): Hdf5Tree {
  const attributes = Object.entries(group.attrs).map(([name, { value }]) => [name, value])
  const members = group.keys().map((name) => {
    const member = group.get(name)
    return [
      name,
      member instanceof Dataset
        ? { shape: member.shape, type: member.dtype, values: member.value }
        : readGroup(member as Group), // our files hold no links or references
    ]
  })
  return { attributes: Object.fromEntries(attributes), members: Object.fromEntries(members) }
}
