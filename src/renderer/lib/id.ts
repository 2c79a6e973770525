/** A random UUID, version 4. Chromium 83 has no `crypto.randomUUID`, so it is made from random bytes. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const REV_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** 72 random bits in 12 letters: names one write of one record. Shorter than an id because every head bears three. */
export function newRev(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => REV_LETTERS[byte & 63]).join('')
}

const PART_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Names a heading or block within its note, in letters that Obsidian takes for the id of a block as well. */
export function newPartId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), byte => PART_LETTERS[byte % 36]).join('')
}
