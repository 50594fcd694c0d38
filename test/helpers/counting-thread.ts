/** A thread that counts its jobs in the memory it is handed. */

import { parentPort } from 'node:worker_threads'

parentPort?.on('message', (count: Int32Array) => {
  Atomics.add(count, 0, 1)
  parentPort?.postMessage('done')
})
