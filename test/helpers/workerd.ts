/** Starts a built worker in workerd, the runtime that Cloudflare deploys. */

import { join } from 'node:path'
import { inject } from 'vitest'
import { createTestHarness, type TestHarness } from 'wrangler'
import { BUILT_WORKER } from './deployed-project.ts'

export interface WorkerdOptions {
  /** Where a project stands; by default the one of the worker's tests. */
  readonly root?: string
  /** Another configuration than the project's own. */
  readonly config?: string
  /** Another built worker than the project's own. */
  readonly builtWorker?: string
  readonly bindings?: Readonly<Record<string, string>>
}

/** @returns A listening worker, to be closed. By default anybody may call it. */
export async function startWorkerd({
  root = inject('deployedProject'),
  config = 'wrangler.toml',
  builtWorker = BUILT_WORKER,
  bindings = { ALLOW_ANONYMOUS: '1' },
}: WorkerdOptions = {}): Promise<TestHarness> {
  const harness = createTestHarness({
    root,
    workers: [
      {
        configPath: join(root, config),
        prebuiltWorkerDir: join(root, builtWorker),
        vars: { ...bindings },
      },
    ],
  })
  await harness.listen()
  return harness
}

/** Posts a body as JSON. */
export function postJson(
  harness: TestHarness,
  path: string,
  body: unknown,
): ReturnType<TestHarness['fetch']> {
  return harness.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
