import { beforeEach, expect, test } from 'vitest'
import { captured } from './captured.fixture.ts'
import { freshMachine } from './machine.fixture.ts'
import { openWindow } from './window.fixture.ts'

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

test('the bytes of an image go with the last note that shows it, when the trash is emptied', async () => {
  const window = await openWindow()
  const [{ putFile }, { db }] = await Promise.all([import('./files.ts'), import('./db.ts')])
  const put = (name: string) => putFile({ name, type: 'image/png', bytes: new TextEncoder().encode(name) })
  const [own, shared, original] = [await put('own'), await put('shared'), await put('original')]
  const { csl } = captured('words')
  const file = { name: 'original', type: 'image/png', bytes: new TextEncoder().encode('original') }
  await window.addSource({ ...captured('words'), csl, file })
  const image = (id: string) => ({ type: 'image', version: 1, file: id, alt: '', width: null })
  const first = await window.createNote({ blocks: [image(own), image(shared), image(original)] })
  const second = await window.createNote({ blocks: [{ type: 'callout', children: [image(shared)] }] })
  const kept = async () => (await db.files.toCollection().primaryKeys()).sort()

  await window.deleteNote(first.id)
  expect(await kept()).toEqual([own, shared, original].sort())
  await window.emptyTrash()
  expect(await kept()).toEqual([shared, original].sort())
  await window.deleteNote(second.id)
  expect(await kept()).toEqual([shared, original].sort())
  await window.emptyTrash()
  expect(await kept()).toEqual([original])
})
