import { beforeEach, describe, expect, it } from 'vitest'
import { carryIds, isSameButIds } from './carryIds.ts'
import { heading, item, list, named, paragraph, text } from './derived/nodes.fixture.ts'
import { freshMachine } from './machine.fixture.ts'
import { openWindow, type Win } from './window.fixture.ts'

let win: Win
beforeEach(async () => {
  freshMachine()
  win = await openWindow()
})

const TEXT = [
  heading(2, text('ادائیگی')),
  paragraph(text('Five thousand dollars.')),
  list(item(text('Chaman')), item(text('Torkham'))),
]

const note = () => win.createNote({ title: 'Fees', blocks: TEXT })

describe('the parts of a note', () => {
  it('are its headings and blocks, items of lists too', async () => {
    const { id } = await note()
    const parts = await win.listParts(id)
    expect(parts.map(({ type, level, words, path }) => [type, level, words, path])).toEqual([
      ['heading', 2, 'ادائیگی', [0]],
      ['paragraph', 0, 'Five thousand dollars.', [1]],
      ['listitem', 0, 'Chaman', [2, 0]],
      ['listitem', 0, 'Torkham', [2, 1]],
    ])
    expect(await win.listParts('gone')).toEqual([])
  })

  it('get one id each, and keep it', async () => {
    const { id, changedAt, textRev } = await note()
    const [heading, , , last] = await win.listParts(id)
    expect(await win.namePart(id, last!, 'aaaa')).toBe('aaaa')
    expect(await win.namePart(id, heading!, 'bbbb')).toBe('bbbb')
    expect(await win.namePart(id, heading!, 'cccc')).toBe('bbbb')
    const head = win.heads.get().notes.get(id)!
    expect(head.parts).toEqual([
      { id: 'bbbb', heading: true, words: 'ادائیگی' },
      { id: 'aaaa', heading: false, words: 'Torkham' },
    ])
    // Nobody wrote in it: it does not become the newest.
    expect(head.changedAt).toBe(changedAt)
    expect(head.textRev).not.toBe(textRev)
  })

  it('are found again when they have moved, and told where they are gone', async () => {
    const { id, textRev } = await note()
    const [, sentence, chaman] = await win.listParts(id)
    await win.saveNote({ id, parentRev: textRev, title: 'Fees', blocks: [paragraph(), TEXT[1], TEXT[0]] })
    expect(await win.namePart(id, sentence!, 'aaaa')).toBe('aaaa')
    expect(await win.namePart(id, chaman!, 'bbbb')).toBeNull()
    expect((await win.openNote(id))!.blocks[1]).toEqual(named('aaaa', TEXT[1]!))
  })

  it('follow in the pack with which the next start begins', async () => {
    const { id } = await note()
    await win.namePart(id, (await win.listParts(id))[0]!, 'aaaa')
    await win.lists.packNow()
    const next = await openWindow()
    expect(next.heads.get().notes.get(id)!.parts).toEqual([{ id: 'aaaa', heading: true, words: 'ادائیگی' }])
  })
})

describe('an id that comes while one types in the note', () => {
  const open = async () => {
    const { id } = await note()
    const foreign: unknown[][] = []
    const copies: unknown[] = []
    const edit = win.editNote((await win.openNote(id))!, {
      onForeign: shown => foreign.push(shown.blocks),
      onConflict: copy => copies.push(copy),
    })
    return { id, edit, foreign, copies }
  }

  it('goes with what was typed, and no copy is made', async () => {
    const { id, edit, foreign, copies } = await open()
    const [heading, sentence] = await win.listParts(id)
    const typed = [TEXT[0], paragraph(text('Ten thousand dollars.')), TEXT[2]]
    edit.changed(() => typed)
    await win.namePart(id, heading!, 'aaaa')
    await win.namePart(id, sentence!, 'bbbb')
    await edit.flush()
    const expected = [named('aaaa', TEXT[0]!), named('bbbb', typed[1]!), TEXT[2]]
    expect((await win.openNote(id))!.blocks).toEqual(expected)
    expect([copies, foreign.at(-1)]).toEqual([[], expected])
    await edit.close()
  })

  it('stays when more is typed before the editor has heard of it', async () => {
    const { id, edit, copies } = await open()
    edit.changed(() => [...TEXT, paragraph(text('one'))])
    await win.namePart(id, (await win.listParts(id))[0]!, 'aaaa')
    const saving = edit.flush()
    edit.changed(() => [...TEXT, paragraph(text('one two'))])
    await saving
    await edit.flush()
    expect((await win.openNote(id))!.blocks).toEqual([
      named('aaaa', TEXT[0]!),
      ...TEXT.slice(1),
      paragraph(text('one two')),
    ])
    expect(copies).toEqual([])
    await edit.close()
  })

  it('hides no real conflict', async () => {
    const { id, edit, copies } = await open()
    const head = win.heads.get().notes.get(id)!
    edit.changed(() => [TEXT[0]])
    await win.saveNote({ id, parentRev: head.textRev, title: 'Fees', blocks: [TEXT[1]] })
    await edit.flush()
    expect(copies).toHaveLength(1)
    await edit.close()
  })
})

describe('ids from a stored text', () => {
  const json = (...blocks: unknown[]) => blocks.map(block => JSON.stringify(block))

  it('make no other text', () => {
    const [first, second, items] = TEXT
    const namedItems = list(named('cccc', item(text('Chaman'))), item(text('Torkham')))
    expect(isSameButIds(json(...TEXT), json(named('aaaa', first!), second, namedItems))).toBe(true)
    expect(isSameButIds(json(...TEXT), json(named('aaaa', second!), second, items))).toBe(false)
    expect(isSameButIds(json(first), json(first, second))).toBe(false)
  })

  it('go to the same words wherever they stand, and nowhere else', () => {
    const [first, second, items] = TEXT
    const stored = json(named('aaaa', first!), named('bbbb', second!))
    expect(carryIds(stored, [items, second, first])).toEqual([items, named('bbbb', second!), named('aaaa', first!)])
    expect(carryIds(stored, [items])).toEqual([items])
    expect(carryIds(stored, [items, paragraph()])).toEqual([items, named('bbbb', paragraph())])
  })
})
