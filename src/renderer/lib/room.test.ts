import { afterEach, describe, expect, it, vi } from 'vitest'

/** The module as it is on a desktop with so much room, or in a browser that lets one have so much. */
async function load(room: { notebook: number | null; copies: number | null } | { quota?: number; usage?: number }) {
  vi.resetModules()
  const isDesktop = 'notebook' in room
  vi.stubGlobal('desktop', isDesktop ? { platform: 'linux', call: async () => ({ value: room }) } : undefined)
  vi.stubGlobal('navigator', { storage: { estimate: async () => room } })
  return import('./room.ts')
}
// The world is shared with other files: none of them is to find this module as it was loaded here.
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

const GB = 1e9

describe('room', () => {
  it.each([
    [{ notebook: 5 * GB, copies: 5 * GB }, null],
    [{ notebook: GB, copies: null }, null],
    [{ notebook: null, copies: null }, null],
    [{ notebook: 0.64 * GB, copies: 5 * GB }, 'Only 640.0 MB left on the disk of the notebook'],
    [{ notebook: 5 * GB, copies: 0 }, 'Only 0 kB left on the disk of the safe copies'],
    [{ quota: 5 * GB, usage: 4.5 * GB }, 'Only 500.0 MB left to this browser'],
    [{ quota: GB, usage: 2 * GB }, 'Only 0 kB left to this browser'],
    [{}, null],
  ])('of %j is told as %j', async (room, words) => {
    const { lowRoom, roomLeft } = await load(room)
    expect(lowRoom(await roomLeft())).toBe(words)
  })

  it.each([
    [{ notebook: 5 * GB, copies: 5 * GB }, 2 * GB, null],
    [{ notebook: 4.5 * GB, copies: null }, 2 * GB, null],
    [
      { notebook: 4.4 * GB, copies: 5 * GB },
      2 * GB,
      'This needs 4.5 GB of room, and 4.4 GB are left on the disk of the notebook. Make room there and try again.',
    ],
    [
      { notebook: 5 * GB, copies: 0.4 * GB },
      0,
      'This needs 500.0 MB of room, and 400.0 MB are left on the disk of the safe copies. Make room there and try again.',
    ],
    [
      { quota: GB, usage: 0.7 * GB },
      0,
      'This needs 500.0 MB of room, and 300.0 MB are left to this browser. Make room there and try again.',
    ],
    [{}, 9 * GB, null],
  ])('of %j for %d bytes: %j', async (room, size, sentence) => {
    const { noRoomFor } = await load(room)
    expect(await noRoomFor(size)).toBe(sentence)
  })
})
