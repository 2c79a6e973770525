/** CRC-32C (Castagnoli), reflected. */
const POLYNOMIAL = 0x82f63b78

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1
  return value
})

/**
 * CRC-32C (RFC 3720, appendix B.4) in eight hex digits. Finds one to three flipped bits in anything up to 256 MB, where
 * the CRC-32 of zip files does so up to 11 KB only (Koopman 2002), and needs no promise as the browser's SHA-256 does.
 */
export function checksum(bytes: Uint8Array): string {
  let value = -1
  for (let at = 0; at < bytes.length; at++) value = TABLE[(value ^ bytes[at]!) & 0xff]! ^ (value >>> 8)
  return ((value ^ -1) >>> 0).toString(16).padStart(8, '0')
}
