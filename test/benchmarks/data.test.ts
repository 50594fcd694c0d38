import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeData, readData, writeData } from './data.ts'

it('reads the matrices that it wrote', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'presend-bench-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const data = makeData({ rows: 1000, seed: 1 })

  await writeData(folder, data)

  expect(await readData(folder)).toEqual(data)
  expect([data.train.labels.length, data.test.labels.length]).toEqual([800, 200])
})
