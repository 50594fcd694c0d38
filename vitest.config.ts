/**
 * Tests in three groups: those that need nothing, those that need a trained, built worker, and
 * those that need a browser besides.
 */

import { defineConfig } from 'vitest/config'

/** Tests of the worker as it is deployed: a bundle, in workerd. */
const DEPLOYED = ['test/worker/deployed/**/*.test.ts', 'test/end-to-end/**/*.test.ts']

/** Tests of the page, as people see it. */
const BROWSER = ['test/browser/**/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...DEPLOYED, ...BROWSER],
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
      {
        test: {
          name: 'page',
          include: BROWSER,
          globalSetup: 'test/browser/helpers/page-project.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
