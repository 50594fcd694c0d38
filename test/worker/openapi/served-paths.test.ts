import { describe, expect, it } from 'vitest'
import { describeWorker } from '../../../worker/openapi/describe-worker.ts'
import { openApp } from '../../helpers/app-in-process.ts'
import { unaskedModel } from '../../helpers/unasked-model.ts'

const MODEL = unaskedModel()
const { paths } = describeWorker(MODEL, { showsSchema: true, server: '/' })

const OPERATIONS = Object.entries(paths).flatMap(([path, item]) =>
  Object.keys(item).map((method) => [method.toUpperCase(), path] as const),
)

describe('describeWorker', () => {
  it.each(OPERATIONS)('has %s %s, which the worker answers', async (method, path) => {
    const app = openApp({ bindings: { ALLOW_ANONYMOUS: '1' }, model: MODEL })
    const address = path
      .replace('{provider}', 'sendgrid')
      .replace('{name}', 'presend')
      .replace('{version}', '0123456789abcdef')
    const { status } = await app.fetch(address, { method })
    expect([404, 405]).not.toContain(status)
  })
})
