/** Writes HDF5 files in memory: the same content gives the same bytes, whenever it is written. */

import h5wasm, { type Group } from 'h5wasm'

/** A name in the file system that h5wasm keeps in memory. */
const FILE = 'export.h5'

export interface Hdf5Group {
  readonly attributes?: Readonly<Record<string, string | readonly string[] | Float64Array>>
  readonly members?: Readonly<Record<string, Hdf5Group | Hdf5Dataset>>
}

interface Hdf5Dataset {
  /** Row-major. */
  readonly values: Float32Array
  readonly shape: readonly number[]
}

/** Encodes a file with this root group. */
export async function encodeHdf5(root: Hdf5Group): Promise<Uint8Array> {
  const { FS } = await h5wasm.ready
  return atFixedTime(() => {
    const file = new h5wasm.File(FILE, 'w')
    try {
      fillGroup(file, root)
    } finally {
      file.close()
    }
    const bytes = FS.readFile(FILE)
    FS.unlink(FILE)
    return bytes
  })
}

function fillGroup(group: Group, { attributes = {}, members = {} }: Hdf5Group): void {
  for (const [name, value] of Object.entries(attributes)) {
    // h5wasm only reads the array; its types ask for one that may be changed.
    group.create_attribute(name, value as string | string[] | Float64Array)
  }
  for (const [name, member] of Object.entries(members)) {
    if ('values' in member) {
      group.create_dataset({ name, data: member.values, shape: [...member.shape] })
    } else {
      fillGroup(group.create_group(name), member)
    }
  }
}

/**
 * Runs `write` with the clock at 1970. HDF5 stores in every object when it was made, and h5wasm
 * hides the switch (H5Pset_obj_track_times) that turns this off: without a fixed time the same
 * weights would be another file a second later. `write` does not await, so nobody else sees it.
 */
function atFixedTime<Result>(write: () => Result): Result {
  const { now } = Date
  Date.now = () => 0
  try {
    return write()
  } finally {
    Date.now = now
  }
}
