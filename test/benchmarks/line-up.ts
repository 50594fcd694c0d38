/** Who takes part in `pnpm bench train`, and how each is started. */

import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Launch } from './contestant.ts'
import { PYTHON } from './python.ts'

export interface Peer {
  /** As `--peers` names it. */
  readonly id: string
  /** Ways to start it, of which only the fastest counts, each with what tells it apart. */
  readonly variants: readonly { readonly label: string; readonly launch: Launch }[]
}

/** Threads that a library whose speed depends on them may use: one, or as many as there are. */
const THREADS = [...new Set([1, availableParallelism()])]

/** The project's own engine. */
export const OURS: Launch = node('contestants/simd.ts')

export const PEERS: readonly Peer[] = [
  peer('keras', python('peers/keras_peer.py')),
  peer('keras-tuned', python('peers/keras_peer.py', '64')),
  threadedPeer('scikit-learn', python('peers/scikit_learn_peer.py')),
  threadedPeer('pytorch', python('peers/pytorch_peer.py')),
  threadedPeer('pytorch-fused', python('peers/pytorch_peer.py', 'fused')),
  peer('tfjs-node', node('contestants/tfjs.ts', 'tensorflow', 'fit')),
  peer('tfjs-wasm', node('contestants/tfjs.ts', 'wasm', 'fit')),
  peer('tfjs-node-loop', node('contestants/tfjs.ts', 'tensorflow', 'loop')),
  peer('tfjs-wasm-loop', node('contestants/tfjs.ts', 'wasm', 'loop')),
]

/** Uses as many threads as it likes. */
function peer(id: string, launch: Launch): Peer {
  return { id, variants: [{ label: '', launch }] }
}

function threadedPeer(id: string, launch: Launch): Peer {
  const variants = THREADS.map((threads) => ({
    label: threads === 1 ? ', 1 thread' : `, ${threads} threads`,
    launch: { ...launch, environment: { OMP_NUM_THREADS: String(threads) } },
  }))
  return { id, variants }
}

function node(script: string, ...args: string[]): Launch {
  return { command: process.execPath, args: [pathOf(script), ...args], environment: {} }
}

/**
 * OMP_WAIT_POLICY=PASSIVE would put OpenMP's threads to sleep between two turns at once, but costs
 * PyTorch a quarter of its speed; without it they sleep after some milliseconds.
 */
function python(script: string, ...args: string[]): Launch {
  return { command: PYTHON, args: [pathOf(script), ...args], environment: {} }
}

function pathOf(script: string): string {
  return fileURLToPath(new URL(script, import.meta.url))
}
