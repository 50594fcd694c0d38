import { describe, expect, it } from 'vitest'
import { crc32c } from '../../../trainer/report/crc32c.ts'

describe('crc32c', () => {
  // The examples of RFC 3720, appendix B.4, and the check value that every catalogue gives.
  it.each([
    { what: 'nothing', bytes: [], checksum: 0 },
    { what: '32 bytes of 0', bytes: Array(32).fill(0), checksum: 0x8a9136aa },
    { what: '32 bytes of 255', bytes: Array(32).fill(255), checksum: 0x62a8ab43 },
    { what: '0 to 31', bytes: [...Array(32).keys()], checksum: 0x46dd794e },
    { what: '31 down to 0', bytes: [...Array(32).keys()].reverse(), checksum: 0x113fdb5c },
    { what: 'the text 123456789', bytes: Buffer.from('123456789'), checksum: 0xe3069283 },
  ])('knows $what', ({ bytes, checksum }) => {
    expect(crc32c(Uint8Array.from(bytes))).toBe(checksum)
  })
})
