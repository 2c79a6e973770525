import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { freshMachine } from '../machine.fixture.ts'
import { openWindow, until, type Win } from '../window.fixture.ts'
import { embed, heading, item, link, list, named, paragraph, quote, tag, text, toPart } from './nodes.fixture.ts'

beforeEach(freshMachine)

const target = fc.constantFrom('n0', 'n1', 'n2', 'never')
const part = fc.constantFrom('p1', 'p2', 'no id!')
const inline = fc.oneof(
  fc.constantFrom('One. ', 'Two of the U.S. ', 'کشمیر۔ ', '\n', 'x').map(text),
  fc.constantFrom('us', 'US/aid', '1971').map(tag),
  fc.tuple(target, fc.option(fc.constantFrom('shown', ''))).map(([to, shown]) => link(to, 'Label', shown)),
  fc.tuple(target, part).map(([to, id]) => toPart(id, 'Words', link(to, 'Label'))),
)
const inlines = fc.array(inline, { maxLength: 4 })
const block: fc.Arbitrary<unknown> = fc.oneof(
  inlines.map(all => paragraph(...all)),
  inlines.map(all => heading(2, ...all)),
  inlines.map(all => list(item(...all), item(text('end')))),
  fc.tuple(part, inlines).map(([id, all]) => named(id, heading(3, ...all))),
  fc.tuple(part, inlines).map(([id, all]) => list(named(id, item(...all)))),
  target.map(to => quote('h', to, 'Quoted words.')),
  target.map(to => embed(to, 'Label')),
  fc.constant({ type: 'unknown', text: 'old' }),
)
type Step = { id: string; do: 'save' | 'delete' | 'restore' | 'empty' | 'pin'; blocks: unknown[] }
const step: fc.Arbitrary<Step> = fc.record({
  id: fc.constantFrom('n0', 'n1', 'n2'),
  do: fc.constantFrom('save', 'save', 'save', 'delete', 'restore', 'empty', 'pin'),
  blocks: fc.array(block, { maxLength: 4 }),
})

async function take(win: Win, { id, do: what, blocks }: Step): Promise<void> {
  const opened = await win.openNote(id)
  if (what === 'empty') await win.emptyTrash()
  else if (!opened) await win.createNote({ id, title: id, blocks })
  else if (what === 'save') {
    // An editor hands over the blocks that did not change as the same objects.
    const next = [...opened.blocks.slice(0, 2), ...blocks]
    await win.saveNote({ id, parentRev: opened.head.textRev, title: id, blocks: next })
  } else if (what === 'delete') await win.deleteNote(id)
  else if (what === 'restore') await win.restoreNote(id)
  else await win.setPinned(id, true)
}

const everything = async (win: Win) => ({
  derived: await win.db.derived.toArray(),
  heads: (await win.db.notes.toArray()).map(({ seq: _, ...head }) => head),
})

it('finds after any edits what a rebuild from nothing finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
      freshMachine()
      const win = await openWindow()
      for (const one of steps) await take(win, one)
      const before = await everything(win)
      await win.rebuild()
      expect(await everything(win)).toEqual(before)
      const next = await openWindow()
      expect([...next.heads.get().notes.values()]).toEqual(await win.db.notes.toArray())
      win.db.close()
      next.db.close()
    }),
    { numRuns: 40 },
  )
})

it('happens at the start when the finders have changed, and other windows hear of it', async () => {
  const first = await openWindow()
  const made = await first.createNote({ title: 'Aid', blocks: [paragraph(tag('us'), link('t', 'T'))] })
  await first.lists.packNow()
  await first.db.derived.clear()
  await first.db.notes.update(made.id, { tags: [], links: [], excerpt: '' })
  await first.db.meta.put({ key: 'derived', value: 0 })
  const next = await openWindow()
  expect(next.heads.get().notes.get(made.id)).toMatchObject({ tags: ['us'], links: ['t'], rev: made.rev })
  expect(await next.db.derived.count()).toBe(1)
  expect(await next.rebuildIfStale()).toBe(false)
  await until(first, () => first.heads.get().notes.get(made.id)!.seq > made.seq)
})

it('is all or nothing: an interrupted one just happens again', async () => {
  const win = await openWindow()
  await win.createNote({ id: 'good', blocks: [paragraph(text('kept'))] })
  await win.db.meta.put({ key: 'derived', value: 0 })
  const rebuilding = win.rebuildIfStale()
  win.db.backendDB().close()
  win.db.close()
  await rebuilding.catch(() => {})
  const next = await openWindow()
  expect((await next.db.derived.get('good'))!.text).toBe('kept')
  expect(await next.rebuildIfStale()).toBe(false)
})
