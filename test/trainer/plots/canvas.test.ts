import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { loadImage } from 'skia-canvas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inkOf } from '../../helpers/ink.ts'

const PRINT_PICTURE = fileURLToPath(
  new URL('../../helpers/print-training-history.ts', import.meta.url),
)

async function printPicture(environment: NodeJS.ProcessEnv): Promise<Buffer> {
  const { stdout } = await promisify(execFile)(process.execPath, [PRINT_PICTURE], {
    encoding: 'buffer',
    env: environment,
    maxBuffer: 10_000_000,
  })
  return stdout
}

describe('a picture made on a machine without fonts', () => {
  let home: string
  let picture: Buffer

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'presend-fonts-'))
    const configuration = join(home, 'fonts.conf')
    await writeFile(configuration, `<fontconfig><dir>${home}</dir></fontconfig>`)
    picture = await printPicture({
      PATH: process.env.PATH,
      HOME: home,
      FONTCONFIG_FILE: configuration,
      FONTCONFIG_PATH: home,
    })
  })

  afterAll(async () => {
    await rm(home, { recursive: true })
  })

  it('is the one made with this machine’s own fonts, to the byte', async () => {
    expect(picture.equals(await printPicture(process.env))).toBe(true)
  })

  it.each([
    ['the heading', { left: 56, top: 50, right: 360, bottom: 90 }],
    ['the summary', { left: 56, top: 105, right: 660, bottom: 132 }],
    ['the title of a panel', { left: 56, top: 180, right: 124, bottom: 210 }],
    ['the tick labels of the loss', { left: 56, top: 280, right: 98, bottom: 830 }],
    ['the epochs', { left: 150, top: 860, right: 1150, bottom: 884 }],
    ['the name of the axis', { left: 560, top: 900, right: 720, bottom: 930 }],
    ['the label of the best epoch', { left: 500, top: 244, right: 800, bottom: 272 }],
  ])('shows %s', async (_name, region) => {
    expect(inkOf(await loadImage(picture), region)).toBeGreaterThan(0.005)
  })
})
