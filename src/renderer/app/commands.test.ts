import { expect, test } from 'vitest'
import { commands, keysOf } from './commands.ts'

test('ids, titles and keys are each used once in every shell', () => {
  const once = (values: string[]) => expect(values.filter((value, i) => values.indexOf(value) !== i)).toEqual([])
  once(commands.map(each => each.id))
  once(commands.map(each => each.title))
  for (const mac of [true, false]) {
    for (const desktop of [true, false]) once(commands.flatMap(each => keysOf(each, { mac, desktop })))
  }
})

test('no command takes the keys of writing', () => {
  const writing = [
    'Mod+B',
    'Mod+I',
    'Mod+U',
    'Mod+K',
    'Mod+Z',
    'Mod+Y',
    'Mod+Shift+Z',
    'Mod+A',
    'Mod+C',
    'Mod+X',
    'Mod+V',
  ]
  const taken = commands.flatMap(each => [...(each.keys ?? []), each.browserKeys, each.macKeys])
  expect(taken.filter(keys => keys !== undefined && writing.includes(keys))).toEqual([])
})

test('the browser gets keys that it does not keep for itself', () => {
  const kept = ['Mod+N', 'Mod+Shift+N', 'Mod+T', 'Mod+W', 'Mod+Shift+T', 'Ctrl+Tab', 'Ctrl+Shift+Tab']
  const shown = commands.map(each => keysOf(each, { mac: false, desktop: false })[0])
  expect(shown.filter(keys => keys !== undefined && kept.includes(keys))).toEqual([])
})

test('released ids stay', () => {
  expect(commands.map(each => each.id).sort()).toMatchInlineSnapshot(`
    [
      "app.keys",
      "app.settings",
      "block.down",
      "block.up",
      "clipboard.copyMarkdown",
      "clipboard.pastePlain",
      "daily.next",
      "daily.previous",
      "daily.today",
      "direction.auto",
      "direction.ltr",
      "direction.rtl",
      "direction.turn",
      "find.inNote",
      "find.next",
      "find.previous",
      "find.replace",
      "fold.all",
      "fold.none",
      "fold.toggle",
      "go.back",
      "go.forward",
      "go.palette",
      "go.search",
      "go.switcher",
      "go.trash",
      "guide.open",
      "insert.callout",
      "insert.footnote",
      "insert.image",
      "insert.link",
      "insert.table",
      "insert.tag",
      "note.history",
      "note.new",
      "note.rename",
      "notebook.export",
      "notebook.import",
      "notebook.undo",
      "pane.other",
      "pane.split",
      "record.pin",
      "record.trash",
      "region.next",
      "region.previous",
      "sample.open",
      "sample.remove",
      "source.bringIn",
      "tab.1",
      "tab.2",
      "tab.3",
      "tab.4",
      "tab.5",
      "tab.6",
      "tab.7",
      "tab.8",
      "tab.9",
      "tab.backward",
      "tab.close",
      "tab.closeOthers",
      "tab.forward",
      "tab.new",
      "tab.next",
      "tab.otherSide",
      "tab.pin",
      "tab.previous",
      "tab.reopen",
      "tab.toWindow",
      "tag.delete",
      "tag.rename",
      "template.insert",
      "template.new",
      "text.bullet",
      "text.check",
      "text.code",
      "text.h1",
      "text.h2",
      "text.h3",
      "text.number",
      "text.paragraph",
      "text.quote",
      "text.rule",
      "text.webLink",
      "theme.dark",
      "theme.light",
      "theme.system",
      "view.context",
      "view.highlights",
      "view.navigator",
      "view.notes",
      "view.sources",
      "window.new",
    ]
  `)
})
