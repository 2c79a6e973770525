import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { captured } from './captured.fixture.ts'
import { derive } from './derived/derive.ts'
import { paragraph, tag, text } from './derived/nodes.fixture.ts'
import { freshMachine } from './machine.fixture.ts'
import type { Id, Operation } from './rows.ts'
import { newWindow, openWindow, until, type Win } from './window.fixture.ts'

let win: Win
beforeEach(async () => {
  freshMachine()
  win = await openWindow()
})

const words = (...parts: (string | ReturnType<typeof tag>)[]) =>
  paragraph(...parts.map(part => (typeof part === 'string' ? text(part) : part)))
const note = (title: string, ...blocks: unknown[]) => win.createNote({ title, blocks })
const textOf = async (id: Id) => (await win.openNote(id))?.blocks
const headOf = (id: Id) => win.heads.get().notes.get(id)!
const nothing = { note: 0, source: 0, highlight: 0 }

async function save(id: Id, ...blocks: unknown[]) {
  const opened = (await win.openNote(id))!
  await win.saveNote({ id, parentRev: opened.head.textRev, title: opened.head.title, blocks })
}

async function marked(tags: string[]) {
  const { source } = await win.addSource(captured('Seven months at Torkham', { tags }))
  const anchor = { block: 0, blockOffset: 0, start: 0, end: 5, exact: 'Seven', prefix: '', suffix: '' }
  const made = { sourceId: source.id, versionId: source.versionId!, anchor, color: 'green' as const }
  return { source, highlight: await win.addHighlight({ ...made, tags }) }
}

/** After a restart: nothing is in memory but what the database holds. */
async function restart() {
  win.db.close()
  win = await openWindow()
}

/** Its operation, which touched something. */
const moved = async (from: string, to: string | null) => (await win.moveTag({ from, to }))!
const together = async (...records: Parameters<Win['trashTogether']>[0]) => (await win.trashTogether(records))!

const last = async (): Promise<Operation> => (await win.listOperations())[0]!

describe('a tag that is renamed', () => {
  it('is renamed in notes, sources, highlights and the trash, with what lies below, and back after a restart', async () => {
    const one = await note('One', words('on ', tag('us/aid')), words('plain'))
    const two = await note('Two', words(tag('US/Aid/military')))
    const other = await note('Other', words(tag('us')))
    const gone = await note('Gone', words(tag('us/aid')))
    await win.deleteNote(gone.id)
    const { source, highlight } = await marked(['us/aid', 'war'])
    expect(win.tagReach('us/aid')).toMatchObject({
      notes: [{ id: one.id }, { id: two.id }],
      sources: [{ id: source.id }],
      highlights: [{ id: highlight.id }],
      below: ['US/Aid/military'],
      inTrash: 1,
    })
    const before = await Promise.all([one, two, other, gone].map(({ id }) => textOf(id)))

    await moved('us/aid', 'policy/aid')
    expect(await textOf(one.id)).toEqual([words('on ', tag('policy/aid')), words('plain')])
    expect(headOf(two.id).tags).toEqual(['policy/aid/military'])
    expect(headOf(gone.id)).toMatchObject({ tags: ['policy/aid'], deletedAt: expect.any(Number) })
    expect(win.heads.get().sources.get(source.id)?.tags).toEqual(['policy/aid', 'war'])
    expect(win.heads.get().highlights.get(highlight.id)?.tags).toEqual(['policy/aid', 'war'])
    expect(win.tagNames().map(({ tag }) => tag)).not.toContain('us/aid')
    expect((await win.db.derived.get(one.id))?.text).toBe('on #policy/aid\nplain')
    expect(headOf(other.id).textRev).toBe(other.textRev)
    expect(headOf(one.id)).toMatchObject({ parentRev: one.rev, changedAt: one.changedAt })

    await restart()
    const operation = await last()
    expect(operation).toMatchObject({ counts: { note: 3, source: 1, highlight: 1 }, undoneAt: null })
    expect(await win.undoOperation(operation.id)).toEqual({ counts: { note: 3, source: 1, highlight: 1 }, stayed: [] })
    expect(await Promise.all([one, two, other, gone].map(({ id }) => textOf(id)))).toEqual(before)
    expect(win.heads.get().sources.get(source.id)?.tags).toEqual(['us/aid', 'war'])
    expect(win.tagNames().map(({ tag }) => tag)).not.toContain('policy/aid')

    expect(await win.undoOperation(operation.id)).toEqual({ counts: nothing, stayed: [] })
    expect((await win.redoOperation(operation.id)).counts).toEqual({ note: 3, source: 1, highlight: 1 })
    expect(headOf(one.id).tags).toEqual(['policy/aid'])
    expect(await win.redoOperation(operation.id)).toEqual({ counts: nothing, stayed: [] })
    await win.undoOperation(operation.id)
    expect(await Promise.all([one, two, other, gone].map(({ id }) => textOf(id)))).toEqual(before)
  })

  it('is undone from another window', async () => {
    const { id } = await note('One', words(tag('us')))
    const other = await openWindow()
    const operation = await moved('us', 'pk')
    await until(other, () => other.heads.get().notes.get(id)?.tags[0] === 'pk')
    await other.undoOperation(operation.id)
    await until(win, () => headOf(id).tags[0] === 'us')
    expect(await textOf(id)).toEqual([words(tag('us'))])
  })

  it('is taken out of what was written since, and the words stay', async () => {
    const { id } = await note('One', words('on ', tag('us/aid')), words('plain'))
    const { id: operation } = await moved('us/aid', 'policy/aid')
    await save(id, words('now on ', tag('policy/aid'), ' and more'), words('plain'))
    expect(await win.undoOperation(operation)).toEqual({ counts: { ...nothing, note: 1 }, stayed: [] })
    expect(await textOf(id)).toEqual([words('now on ', tag('us/aid'), ' and more'), words('plain')])
  })

  it('that becomes one with another is two again', async () => {
    const { id } = await note('Both', words(tag('aid'), ' ', tag('help')))
    const { source } = await marked(['aid', 'help'])
    expect(win.alreadyOn({ from: 'help', to: 'aid' })).toBe(3)
    expect(win.alreadyOn({ from: 'help', to: 'help/more' })).toBe(0)
    expect(win.alreadyOn({ from: 'help', to: 'HELP' })).toBe(0)
    const { id: operation } = await moved('help', 'aid')
    expect(headOf(id).tags).toEqual(['aid'])
    expect(win.heads.get().sources.get(source.id)?.tags).toEqual(['aid'])
    await win.undoOperation(operation)
    expect(await textOf(id)).toEqual([words(tag('aid'), ' ', tag('help'))])
    expect(win.heads.get().sources.get(source.id)?.tags).toEqual(['aid', 'help'])
  })

  it('shows in an open text without a conflict copy', async () => {
    const made = await note('Open', words('on ', tag('us')))
    const events = { onForeign: vi.fn(), onConflict: vi.fn() }
    const edit = win.editNote((await win.openNote(made.id))!, events)
    edit.changed(() => [words('typed on ', tag('us'))])
    win.beforeOperations(() => edit.flush())
    const { id: operation } = await moved('us', 'pk')
    await vi.waitFor(() => expect(events.onForeign).toHaveBeenCalledOnce())
    expect(events.onForeign.mock.lastCall?.[0].blocks).toEqual([words('typed on ', tag('pk'))])
    edit.changed(() => [words('typed more on ', tag('pk'))])
    await win.undoOperation(operation)
    expect(await textOf(made.id)).toEqual([words('typed more on ', tag('us'))])
    await edit.close()
    expect(events.onConflict).not.toHaveBeenCalled()
    expect(win.heads.get().notes.size).toBe(1)
  })

  it('is refused a name that is none', () => {
    expect(win.renameProblem('us', ' / ', [])).toMatch(/Write a name/)
    expect(win.renameProblem('us', 'x'.repeat(101), [])).toMatch(/Write a name/)
    expect(win.renameProblem('us', '#pk/new ', [])).toBeNull()
  })

  it('is refused a name that is too long for what lies below it', async () => {
    await note('One', words(tag('us/military aid')))
    expect(win.renameProblem('us', 'x'.repeat(90), win.tagReach('us').below)).toMatch(/lies below/)
  })
})

describe('a tag that is deleted', () => {
  it('lies in the trash, comes back from it, and is gone for good when that is emptied', async () => {
    const { id } = await note('One', words('on ', tag('us/aid'), ' since'), words(tag('us/aid'), ' ', tag('war')))
    const before = await textOf(id)
    const { id: operation } = await moved('us', null)
    expect(await textOf(id)).toEqual([words('on us/aid since'), words(tag('war'))])
    await restart()
    expect((await win.listOperations()).filter(win.isDeletedTag).map(each => each.id)).toEqual([operation])
    await win.undoOperation(operation)
    expect(await textOf(id)).toEqual(before)
    expect((await win.listOperations()).filter(win.isDeletedTag)).toEqual([])

    await win.redoOperation(operation)
    expect(await win.emptyTrash()).toEqual({ notes: 0, sources: 0, highlights: 0, tags: 1 })
    expect(await win.undoOperation(operation)).toEqual({ counts: nothing, stayed: [] })
    expect(await win.db.touched.count()).toBe(0)
    expect(headOf(id).tags).toEqual(['war'])
  })

  it('names what was changed since, and leaves its words', async () => {
    const changed = await note('Aid', words('on ', tag('us'), ' since'), words(tag('us'), ' ', tag('war')))
    const other = await note('Other', words(tag('us')))
    const { id: operation } = await moved('us', null)
    await save(changed.id, words('written on us since, and more'), words(tag('war')))
    expect(await win.undoOperation(operation)).toMatchObject({
      counts: { note: 1 },
      stayed: [{ id: changed.id, title: 'Aid' }],
    })
    expect(await textOf(changed.id)).toEqual([
      words('written on us since, and more'),
      words(tag('us'), ' ', tag('war')),
    ])
    expect(await textOf(other.id)).toEqual([words(tag('us'))])
  })
})

describe('records that go to the trash together', () => {
  it('come back together, but for what was deleted by itself', async () => {
    const [a, b, c] = [await note('A'), await note('B'), await note('C')]
    const { source } = await marked([])
    await win.deleteNote(c.id)
    const records = [a, b, c, source].map(({ id, kind }) => ({ id, kind }))
    const operation = await together(...records)
    expect(win.lists.trashed()).toHaveLength(4)
    await win.restoreNote(b.id)
    await win.deleteNote(b.id)
    await restart()
    expect((await last()).counts).toEqual({ note: 2, source: 1, highlight: 0 })
    vi.spyOn(Date, 'now').mockReturnValue(operation.at)
    expect(await win.undoOperation(operation.id)).toMatchObject({ counts: { source: 1, highlight: 0 } })
    vi.restoreAllMocks()
    expect(headOf(a.id).deletedAt).toBeNull()
    expect(headOf(c.id).deletedAt).not.toBeNull()
    await win.redoOperation(operation.id)
    expect(headOf(a.id).deletedAt).toBe(operation.at)
  })

  it('are out of reach when the trash is emptied', async () => {
    const a = await note('A')
    await together(a)
    await win.emptyTrash()
    expect(await win.listOperations()).toEqual([])
  })
})

describe('an import', () => {
  const blocks = [JSON.stringify(words('brought in'))]
  const kept = (id: Id) =>
    win.keptNote({
      id,
      title: id,
      aliases: [],
      pinned: false,
      createdAt: null,
      changedAt: null,
      blocks,
      derived: derive(blocks.map(block => JSON.parse(block))),
    })

  it('of several writes goes to the trash as one step, but for what was written in since', async () => {
    const mine = await note('Mine')
    const operation = win.newOperation({ kind: 'import', from: 'vault.zip' })
    await win.bringBack({ notes: ['a', 'b'].map(kept) }, operation)
    await win.bringBack({ notes: ['c', mine.id].map(kept) }, operation)
    await win.setPinned('b', true)
    await save('c', words('written since'))
    await restart()
    expect(await last()).toMatchObject({ id: operation.id, counts: { note: 3 }, parts: 2 })
    expect(await win.undoOperation(operation.id)).toMatchObject({ counts: { note: 2 }, stayed: [{ id: 'c' }] })
    expect(
      win.lists
        .recentNotes()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['c', mine.id].sort())
    expect(
      win.lists
        .trashed()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b'])
    expect((await win.redoOperation(operation.id)).counts.note).toBe(2)
    expect(win.lists.trashed()).toEqual([])
  })

  it('takes its sources along with their highlights, unless others were made in them', async () => {
    const first = await marked(['us'])
    const rows = {
      sources: await win.db.sources.toArray(),
      highlights: await win.db.highlights.toArray(),
      versions: await win.db.versions.toArray(),
    }
    freshMachine()
    win = await openWindow()
    const operation = win.newOperation({ kind: 'import', from: 'old.zip' })
    await win.bringBack(rows, operation)
    await win.setReading(first.source.id, { progress: 0.5 })
    expect((await win.undoOperation(operation.id)).counts).toEqual({ note: 0, source: 1, highlight: 0 })
    await win.redoOperation(operation.id)
    expect(win.listHighlights(first.source.id)).toHaveLength(1)
    await win.saveHighlight(first.highlight.id, { comment: 'mine' })
    expect(await win.undoOperation(operation.id)).toMatchObject({ counts: nothing, stayed: [{ id: first.source.id }] })
  })

  it('of ten thousand notes keeps some 90 bytes of each, each once', async () => {
    const operation = win.newOperation({ kind: 'import', from: 'vault.zip' })
    const ids = Array.from({ length: 1000 }, () => crypto.randomUUID())
    for (let at = 0; at < 1000; at += 500) await win.bringBack({ notes: ids.slice(at, at + 500).map(kept) }, operation)
    const rows = await win.db.touched.toArray()
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows).length / 1000).toBeLessThan(95)
    expect(JSON.stringify(await win.db.operations.toArray()).length).toBeLessThan(400)
  })
})

it('keeps the last fifty, and deleted tags until the trash is emptied', async () => {
  await note('Tagged', words(tag('old')))
  const deleted = await moved('old', null)
  const { id } = await note('One')
  for (let i = 0; i < 55; i++) await win.undoOperation((await together({ id, kind: 'note' })).id)
  const kept = await win.listOperations()
  expect(kept).toHaveLength(51)
  expect(kept.at(-1)?.id).toBe(deleted.id)
  expect(await win.db.touched.count()).toBe(51)
})

it('keeps nothing of an operation that touched nothing', async () => {
  expect(await win.moveTag({ from: 'none', to: 'other' })).toBeNull()
  expect(await win.listOperations()).toEqual([])
})

it('gives the same texts back when all is undone in reverse, and loses no word that was typed in between', async () => {
  const name = fc.constantFrom('us', 'us/aid', 'US/aid/x', 'policy', 'کشمیر', 'war')
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('move' as const), from: name, to: fc.option(name) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('trash' as const), at: fc.subarray([0, 1, 2, 3]) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('type' as const), at: fc.nat(3), block: fc.nat(2) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  )
  const someText = fc.array(
    fc.array(fc.oneof(name.map(tag), fc.constant(text('and'))), { minLength: 1, maxLength: 3 }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  const texts = fc.array(someText, { minLength: 4, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(texts, fc.array(step, { maxLength: 8 }), async (given, steps) => {
      freshMachine()
      win = await openWindow()
      const ids: Id[] = []
      for (const [i, one] of given.entries())
        ids.push((await note(`N${i}`, ...one.map(nodes => paragraph(...nodes)))).id)
      const before = await Promise.all(ids.map(textOf))
      const typed = new Map<Id, string[]>()
      let count = 0
      for (const one of steps) {
        if (one.do === 'move') await win.moveTag(one)
        else if (one.do === 'trash') await win.trashTogether(one.at.map(i => ({ id: ids[i]!, kind: 'note' as const })))
        else if (one.do === 'restart') await restart()
        else {
          const id = ids[one.at]!
          const blocks = [...((await textOf(id)) as { children: unknown[] }[])]
          const at = one.block % blocks.length
          const word = `typed${++count}`
          blocks[at] = { ...blocks[at]!, children: [...blocks[at]!.children, text(` ${word}`)] }
          await save(id, ...blocks)
          typed.set(id, [...(typed.get(id) ?? []), word])
        }
      }
      for (const { id } of await win.listOperations()) await win.undoOperation(id)
      for (const [i, id] of ids.entries()) {
        const now = await textOf(id)
        expect(headOf(id).deletedAt).toBeNull()
        if (!typed.has(id)) expect(now).toEqual(before[i])
        for (const word of typed.get(id) ?? []) expect(JSON.stringify(now)).toContain(word)
      }
      win.db.close()
    }),
    { numRuns: 12 },
  )
})

it('waits for nothing in its transaction but the database', async () => {
  await note('One', words(tag('us')))
  const second = await newWindow()
  await second.openNotebook()
  await Promise.all([win.moveTag({ from: 'us', to: 'a' }), second.moveTag({ from: 'us', to: 'b' })])
  const tags = (await win.db.notes.toArray()).flatMap(head => head.tags)
  expect(tags).toHaveLength(1)
})
