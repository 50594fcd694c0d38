/** Tests in two groups: those that need nothing, and those that need a trained, built worker. */

import { defineConfig } from 'vitest/config'

/** Tests of the worker as it is deployed: a bundle, in workerd. */
const DEPLOYED = ['test/worker/deployed/**/*.test.ts', 'test/end-to-end/**/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: DEPLOYED,
          // Some tests train; beside others, on a busy machine, that takes its time.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'workerd',
          include: DEPLOYED,
          globalSetup: 'test/helpers/deployed-project.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
