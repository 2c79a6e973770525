import { beforeEach, expect, it } from 'vitest'
import { paragraph, text } from '#data/derived/nodes.fixture.ts'
import { freshMachine } from '#data/machine.fixture.ts'
import { openWindow } from '#data/window.fixture.ts'

beforeEach(freshMachine)

const p = (words: string) => paragraph(text(words))

it('takes a restore back to what was there, also where that was kept for another reason before', async () => {
  const win = await openWindow()
  const note = await win.createNote({ title: 'Aid', blocks: [p('First words.')] })
  const save = (parentRev: string, words: string) =>
    win.saveNote({ id: note.id, parentRev, title: 'Aid', blocks: [p(words)] })
  const { restoreHere } = await import('./restoreVersion.ts')
  const { toastStore } = await import('#ui/toast.ts')
  const wordsNow = async () => JSON.stringify((await win.openNote(note.id))?.blocks)
  const restoreFirst = async () => {
    const first = (await win.listPast(note.id)).at(-1)!
    await restoreHere(note.id, first, async () => {})
    expect(await wordsNow()).toContain('First words.')
  }
  const undo = async (words: string) => {
    toastStore.get().at(-1)?.action?.run()
    await expect.poll(wordsNow).toContain(words)
  }

  await save(note.textRev, 'Second words.')
  await restoreFirst()
  await undo('Second words.')
  const { textRev } = (await win.openNote(note.id))!.head
  await save(textRev, 'Third words.')
  // A text that was written elsewhere meanwhile: what is there now is kept for the conflict.
  await save(note.textRev, 'Words of another window.')
  await restoreFirst()
  await undo('Third words.')
})
