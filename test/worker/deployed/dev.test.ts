import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type DevServer, startDevServer } from '../../helpers/dev-server.ts'
import { copyProject } from '../../helpers/project-copy.ts'

const CUSTOMER = { customer_id: 'C1', recency: 12, frequency: 6, monetary: 310.5 }

let project: string
let server: DevServer

beforeAll(async () => {
  project = await copyProject()
  await writeFile(join(project, '.dev.vars'), 'ALLOW_ANONYMOUS=1\n')
  // As "tsc -b" leaves one.
  await mkdir(join(project, 'worker/node_modules'), { recursive: true })
  server = await startDevServer(project)
})

afterAll(async () => {
  await server?.stop()
  await rm(project, { recursive: true })
})

async function findStyle(): Promise<string | undefined> {
  const page = await (await fetch(`${server.url}/`)).text()
  return /href="(\/assets\/[^"]+\.css)"/.exec(page)?.[1]
}

describe('pnpm dev', () => {
  it('serves the page and the API at the address that it prints', async () => {
    const page = await fetch(`${server.url}/`)
    const score = await fetch(`${server.url}/v1/score`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(CUSTOMER),
    })
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringMatching(/^<!doctype html>/),
    ])
    expect([score.status, await score.json()]).toMatchObject([200, { id: 'C1' }])
  })

  it('builds the page anew when it is changed, once', async () => {
    const before = await findStyle()
    await appendFile(join(project, 'worker/page/style.css'), '\n.changed { color: red }\n')
    await vi.waitUntil(async () => (await findStyle()) !== before, {
      timeout: 30_000,
      interval: 500,
    })
    await sleep(3000)
    expect(server.output().match(/restarting build/g)).toHaveLength(1)
  })
})
