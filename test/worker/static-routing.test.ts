import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { describeWorker } from '../../worker/openapi/describe-worker.ts'
import { describedModel } from '../helpers/described-model.ts'
import { passesAssetsBy } from '../helpers/passes-assets-by.ts'

const { paths } = describeWorker(describedModel(), { showsSchema: true, server: '/' })

const CONFIGURATION = await readFile('wrangler.toml', 'utf8')

describe('run_worker_first', () => {
  it.each([...Object.keys(paths), '/docs', '/openapi.json'])(
    'lets %s pass the page by, so that no call waits until files are looked through',
    (path) => {
      expect(passesAssetsBy(CONFIGURATION, path)).toBe(true)
    },
  )

  it.each(['/', '/index.html', '/icon.svg', '/assets/index-0a1b2c3d.js'])(
    'lets %s be answered without the worker',
    (path) => {
      expect(passesAssetsBy(CONFIGURATION, path)).toBe(false)
    },
  )
})
