import { beforeEach, expect, test } from 'vitest'
import { freshMachine, openWindow } from './window.fixture.ts'

beforeEach(freshMachine)

test('bytes are kept once, under their hash', async () => {
  await openWindow()
  const [{ putFile }, { getFile }, { db }] = await Promise.all([
    import('./files.ts'),
    import('./sources.ts'),
    import('./db.ts'),
  ])
  const bytes = new TextEncoder().encode('abc')
  const id = await putFile({ name: 'a.png', type: 'image/png', bytes })
  expect(id).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(await putFile({ name: 'b.png', type: 'image/png', bytes })).toBe(id)
  expect(await db.files.count()).toBe(1)
  expect((await getFile(id))?.name).toBe('a.png')
})
