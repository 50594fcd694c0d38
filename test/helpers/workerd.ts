/** Starts a built worker in workerd, the runtime that Cloudflare deploys. */

import { join } from 'node:path'
import { inject } from 'vitest'
import { createTestHarness, type TestHarness, type TestHarnessOptions } from 'wrangler'
import { API_CONFIG, BUILT_WORKER } from './deployed-project.ts'

export interface WorkerdOptions {
  /** Where a project stands; by default the one of the worker's tests. */
  readonly root?: string
  /** By default the project's own without the page; `wrangler.toml` serves that too. */
  readonly config?: string
  /** Another built worker than the project's own. */
  readonly builtWorker?: string
  readonly bindings?: Readonly<Record<string, string>>
}

/** @returns A listening worker, to be closed. By default anybody may call it. */
export async function startWorkerd(options: WorkerdOptions = {}): Promise<TestHarness> {
  const harness = createTestHarness(harnessOptions(options))
  await harness.listen()
  return harness
}

/** For a worker that is to become another one at the same address, too. */
export function harnessOptions({
  root = inject('deployedProject'),
  config = API_CONFIG,
  builtWorker = BUILT_WORKER,
  bindings = { ALLOW_ANONYMOUS: '1' },
}: WorkerdOptions): TestHarnessOptions {
  return {
    root,
    workers: [
      {
        configPath: join(root, config),
        prebuiltWorkerDir: join(root, builtWorker),
        vars: { ...bindings },
      },
    ],
  }
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
