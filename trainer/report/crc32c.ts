/** CRC-32C (Castagnoli), the checksum of TensorFlow's record files. */

/** x^32 + x^28 + x^27 + x^26 + ... (Castagnoli and others, 1993), bits reversed. */
const POLYNOMIAL = 0x82f63b78

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1
  }
  return remainder
})

/** An unsigned integer of 32 bits. */
export function crc32c(bytes: Uint8Array): number {
  let checksum = 0xffffffff
  for (const byte of bytes) checksum = TABLE[(checksum ^ byte) & 0xff] ^ (checksum >>> 8)
  return ~checksum >>> 0
}
