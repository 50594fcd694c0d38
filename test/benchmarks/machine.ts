/** Where and when the figures were measured. */

import { availableParallelism, cpus, totalmem } from 'node:os'

/** `2 x Some Processor, 24 GiB, Node 24.1.0 on linux x64, 2026-11-22`. */
export function describeMachine(now: Date): string {
  const model = cpus()[0]?.model.trim() || 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  return (
    `${availableParallelism()} x ${model}, ${memory} GiB, ` +
    `Node ${process.versions.node} on ${process.platform} ${process.arch}, ` +
    now.toISOString().slice(0, 10)
  )
}
