import { heads } from '#data/heads.ts'
import { createNote, setPinned } from '#data/notes.ts'
import type { Settings } from '#data/settings.ts'
import { saveSource } from '#data/sources.ts'
import type { EditorCommand, EditorHandle } from '#editor/Editor.tsx'
import { isSampleThere, type SampleSet } from '#features/sample/sampleIds.ts'
import { newWindow } from '#lib/desktop.ts'
import type { Open } from '#lib/place.ts'
import type { MenuItem } from '#shared/ipc.ts'
import type { Keys } from './keys.ts'
import { activeTab, type ListKind, type Session, type SessionAction } from './session.ts'

/** What a command can do and see. Made anew for each run, so that it sees the window as it is. */
export type World = {
  session: Session
  dispatch: (action: SessionAction) => void
  open: Open
  /** The editor of the active pane, where that shows a note. */
  editor: EditorHandle | null
  showSwitcher: (text: string) => void
  bringIn: () => void
  showSettings: () => void
  showKeys: () => void
  showTransfer: (kind: 'export' | 'import') => Promise<void>
  focusTitle: () => void
  moveToTrash: (kind: 'note' | 'source', id: string) => Promise<void>
  openSample: (set: SampleSet) => void
  removeSample: () => Promise<void>
  toggleNavigator: () => void
  toggleContext: () => void
  /** Shows a list, or puts it away where it is shown. */
  toggleList: (list: ListKind) => void
  setTheme: (theme: Settings['theme']) => Promise<void>
  cycleRegion: (by: 1 | -1) => void
}

/** One thing a researcher can do. Menu, palette and shortcuts are views of the list; ids never change once released. */
export type Command = {
  id: string
  title: string
  /** The first is shown; all work. */
  keys?: Keys[]
  /** Shown and working in the browser, which keeps the first of `keys` for itself. */
  browserKeys?: Keys
  macKeys?: Keys
  menu?: { in: MenuItem['menu']; group: number }
  /** Its keys are the browser's where it cannot be done: finding in a page that is no note, say. */
  yields?: true
  /** False when it cannot be done now. */
  can?: (world: World) => boolean
  run: (world: World) => void | Promise<void>
}

const place = (world: World) => activeTab(world.session).place
const inNote = (world: World) => place(world).kind === 'note'
const inRecord = (world: World) => place(world).kind === 'note' || place(world).kind === 'source'
const inEditor = (world: World) => world.editor !== null
const isFinding = (world: World) => world.editor?.find.get().isOpen === true
async function newNote(world: World): Promise<void> {
  const note = await createNote({})
  world.open({ kind: 'note', id: note.id }, place(world).kind === 'start' ? 'here' : 'tab')
}

async function togglePin(world: World): Promise<void> {
  const at = place(world)
  if (at.kind === 'note') {
    const note = heads.get().notes.get(at.id)
    if (note) await setPinned(at.id, !note.pinned)
  }
  if (at.kind === 'source') {
    const source = heads.get().sources.get(at.id)
    if (source) await saveSource(at.id, { pinned: !source.pinned })
  }
}

async function trash(world: World): Promise<void> {
  const at = place(world)
  if (at.kind === 'note' || at.kind === 'source') await world.moveToTrash(at.kind, at.id)
}

async function openInNewWindow(world: World): Promise<void> {
  const at = place(world)
  await newWindow(at.kind === 'start' ? null : at)
}

const command = (command: Command) => command

/** What is done to the text, for palette and menu; its keys are the editor's own. */
const textCommand = (id: string, title: string, action: EditorCommand): Command => ({
  id,
  title,
  menu: { in: 'Edit', group: 4 },
  can: inEditor,
  run: world => world.editor?.command(action),
})

/** Every command, in the order of menu and palette. */
export const commands: Command[] = [
  command({
    id: 'note.new',
    title: 'New note',
    keys: ['Mod+N'],
    browserKeys: 'Alt+N',
    menu: { in: 'File', group: 1 },
    run: newNote,
  }),
  command({
    id: 'source.bringIn',
    title: 'Bring in a source…',
    keys: ['Mod+Shift+N'],
    browserKeys: 'Alt+Shift+N',
    menu: { in: 'File', group: 1 },
    run: world => world.bringIn(),
  }),
  command({
    id: 'notebook.import',
    title: 'Import Markdown…',
    menu: { in: 'File', group: 5 },
    run: world => world.showTransfer('import'),
  }),
  command({
    id: 'notebook.export',
    title: 'Export the notebook…',
    menu: { in: 'File', group: 5 },
    run: world => world.showTransfer('export'),
  }),
  command({ id: 'window.new', title: 'New window', menu: { in: 'File', group: 2 }, run: openInNewWindow }),
  command({
    id: 'tab.new',
    title: 'New tab',
    keys: ['Mod+T'],
    browserKeys: 'Alt+T',
    menu: { in: 'File', group: 3 },
    run: world => world.open({ kind: 'start' }, 'tab'),
  }),
  command({
    id: 'tab.close',
    title: 'Close tab',
    keys: ['Mod+W'],
    browserKeys: 'Alt+W',
    menu: { in: 'File', group: 3 },
    run: world => world.dispatch({ type: 'close', tab: activeTab(world.session).id }),
  }),
  command({
    id: 'tab.reopen',
    title: 'Reopen the closed tab',
    keys: ['Mod+Shift+T'],
    browserKeys: 'Alt+Shift+T',
    menu: { in: 'File', group: 3 },
    can: world => world.session.closed.length > 0,
    run: world => world.dispatch({ type: 'reopen' }),
  }),
  command({
    id: 'app.settings',
    title: 'Settings',
    keys: ['Mod+,'],
    menu: { in: 'File', group: 4 },
    run: world => world.showSettings(),
  }),
  command({
    id: 'note.rename',
    title: 'Rename the note',
    keys: ['F2'],
    menu: { in: 'Edit', group: 2 },
    can: inNote,
    run: world => world.focusTitle(),
  }),
  command({
    id: 'record.pin',
    title: 'Pin or unpin what is open',
    menu: { in: 'Edit', group: 2 },
    can: inRecord,
    run: togglePin,
  }),
  command({
    id: 'record.trash',
    title: 'Move what is open to the Trash…',
    menu: { in: 'Edit', group: 2 },
    can: inRecord,
    run: trash,
  }),
  command({
    id: 'insert.link',
    title: 'Insert a link to a note or source',
    menu: { in: 'Edit', group: 3 },
    can: inEditor,
    run: world => world.editor?.command('insert.link'),
  }),
  command({
    id: 'insert.tag',
    title: 'Insert a tag',
    menu: { in: 'Edit', group: 3 },
    can: inEditor,
    run: world => world.editor?.command('insert.tag'),
  }),
  command({
    id: 'find.inNote',
    title: 'Find in the note',
    keys: ['Mod+F'],
    yields: true,
    menu: { in: 'Edit', group: 3 },
    can: inEditor,
    run: world => world.editor?.find.open(),
  }),
  command({
    id: 'find.replace',
    title: 'Find and replace in the note',
    keys: ['Mod+H', 'Alt+Ctrl+F'],
    macKeys: 'Alt+Mod+F',
    yields: true,
    menu: { in: 'Edit', group: 3 },
    can: inEditor,
    run: world => world.editor?.find.open(true),
  }),
  command({
    id: 'find.next',
    title: 'Find the next one',
    keys: ['F3', 'Mod+G'],
    yields: true,
    can: isFinding,
    run: world => world.editor?.find.step(1),
  }),
  command({
    id: 'find.previous',
    title: 'Find the previous one',
    keys: ['Shift+F3', 'Mod+Shift+G'],
    yields: true,
    can: isFinding,
    run: world => world.editor?.find.step(-1),
  }),
  command({
    id: 'block.up',
    title: 'Move the block or item up',
    keys: ['Alt+Shift+ArrowUp'],
    macKeys: 'Ctrl+Shift+ArrowUp',
    menu: { in: 'Edit', group: 4 },
    can: inEditor,
    run: world => world.editor?.move('up'),
  }),
  command({
    id: 'block.down',
    title: 'Move the block or item down',
    keys: ['Alt+Shift+ArrowDown'],
    macKeys: 'Ctrl+Shift+ArrowDown',
    menu: { in: 'Edit', group: 4 },
    can: inEditor,
    run: world => world.editor?.move('down'),
  }),
  textCommand('text.paragraph', 'Plain paragraph', 'paragraph'),
  textCommand('text.h1', 'Heading', 'h1'),
  textCommand('text.h2', 'Second heading', 'h2'),
  textCommand('text.h3', 'Third heading', 'h3'),
  textCommand('text.bullet', 'List', 'bullet'),
  textCommand('text.number', 'Numbered list', 'number'),
  textCommand('text.check', 'Check list', 'check'),
  textCommand('text.quote', 'Block quote', 'quote'),
  textCommand('text.code', 'Block of code', 'codeblock'),
  textCommand('text.rule', 'Horizontal rule', 'rule'),
  textCommand('text.webLink', 'Web link…', 'link'),
  textCommand('insert.table', 'Insert a table', 'table'),
  textCommand('insert.callout', 'Insert a callout, or change its kind', 'callout'),
  textCommand('insert.footnote', 'Insert a footnote', 'footnote'),
  textCommand('insert.image', 'Insert an image…', 'image'),
  command({
    id: 'view.notes',
    title: 'Show the list of notes',
    menu: { in: 'View', group: 1 },
    run: world => world.toggleList('notes'),
  }),
  command({
    id: 'view.sources',
    title: 'Show the list of sources',
    menu: { in: 'View', group: 1 },
    run: world => world.toggleList('sources'),
  }),
  command({
    id: 'view.highlights',
    title: 'Show the list of highlights',
    menu: { in: 'View', group: 1 },
    run: world => world.toggleList('highlights'),
  }),
  command({
    id: 'view.navigator',
    title: 'Show or hide the navigator',
    keys: ['Mod+\\'],
    menu: { in: 'View', group: 2 },
    run: world => world.toggleNavigator(),
  }),
  command({
    id: 'view.context',
    title: 'Show or hide links and details',
    keys: ['Mod+Shift+\\'],
    menu: { in: 'View', group: 2 },
    run: world => world.toggleContext(),
  }),
  command({
    id: 'pane.split',
    title: 'Split in two, or join again',
    keys: ['Mod+Shift+E'],
    menu: { in: 'View', group: 2 },
    run: world => world.dispatch({ type: 'split' }),
  }),
  command({
    id: 'theme.system',
    title: 'Theme: as the system',
    menu: { in: 'View', group: 3 },
    run: world => world.setTheme('system'),
  }),
  command({
    id: 'theme.light',
    title: 'Theme: light',
    menu: { in: 'View', group: 3 },
    run: world => world.setTheme('light'),
  }),
  command({
    id: 'theme.dark',
    title: 'Theme: dark',
    menu: { in: 'View', group: 3 },
    run: world => world.setTheme('dark'),
  }),
  command({
    id: 'go.switcher',
    title: 'Go to a note, source or tag…',
    keys: ['Mod+O'],
    menu: { in: 'Go', group: 1 },
    run: world => world.showSwitcher(''),
  }),
  command({
    id: 'go.palette',
    title: 'All commands…',
    keys: ['Mod+P', 'Mod+Shift+P'],
    menu: { in: 'Go', group: 1 },
    run: world => world.showSwitcher('>'),
  }),
  command({
    id: 'go.search',
    title: 'Search the text of everything',
    keys: ['Mod+Shift+F'],
    menu: { in: 'Go', group: 1 },
    run: world => world.open({ kind: 'search', query: '' }, place(world).kind === 'start' ? 'here' : 'tab'),
  }),
  command({
    id: 'go.back',
    title: 'Back',
    keys: ['Alt+ArrowLeft'],
    macKeys: 'Mod+[',
    menu: { in: 'Go', group: 2 },
    can: world => activeTab(world.session).back.length > 0,
    run: world => world.dispatch({ type: 'back' }),
  }),
  command({
    id: 'go.forward',
    title: 'Forward',
    keys: ['Alt+ArrowRight'],
    macKeys: 'Mod+]',
    menu: { in: 'Go', group: 2 },
    can: world => activeTab(world.session).forward.length > 0,
    run: world => world.dispatch({ type: 'forward' }),
  }),
  command({
    id: 'tab.next',
    title: 'Next tab',
    keys: ['Ctrl+Tab', 'Ctrl+PageDown'],
    browserKeys: 'Alt+PageDown',
    menu: { in: 'Go', group: 3 },
    run: world => world.dispatch({ type: 'cycle', by: 1 }),
  }),
  command({
    id: 'tab.previous',
    title: 'Previous tab',
    keys: ['Ctrl+Shift+Tab', 'Ctrl+PageUp'],
    browserKeys: 'Alt+PageUp',
    menu: { in: 'Go', group: 3 },
    run: world => world.dispatch({ type: 'cycle', by: -1 }),
  }),
  command({
    id: 'pane.other',
    title: 'Go to the other side',
    keys: ['Mod+Shift+O'],
    menu: { in: 'Go', group: 3 },
    can: world => world.session.panes.length === 2,
    run: world => world.dispatch({ type: 'focusOtherPane' }),
  }),
  command({ id: 'region.next', title: 'Next part of the window', keys: ['F6'], run: world => world.cycleRegion(1) }),
  command({
    id: 'region.previous',
    title: 'Previous part of the window',
    keys: ['Shift+F6'],
    run: world => world.cycleRegion(-1),
  }),
  command({
    id: 'go.trash',
    title: 'Open the Trash',
    menu: { in: 'Go', group: 4 },
    run: world => world.open({ kind: 'trash' }),
  }),
  command({ id: 'sample.open', title: 'Open the sample', run: world => world.openSample('sample') }),
  command({
    id: 'sample.remove',
    title: 'Remove the sample…',
    can: () => isSampleThere(heads.get()),
    run: world => world.removeSample(),
  }),
  command({
    id: 'guide.open',
    title: 'Open the guide',
    menu: { in: 'View', group: 4 },
    run: world => world.openSample('guide'),
  }),
  command({ id: 'app.keys', title: 'Keys', menu: { in: 'View', group: 4 }, run: world => world.showKeys() }),
]

export type Shell = { mac: boolean; desktop: boolean }

/** The keys of a command in this shell, the one to show first. */
export function keysOf({ keys = [], browserKeys, macKeys }: Command, { mac, desktop }: Shell): Keys[] {
  const own = mac && macKeys ? [macKeys] : keys
  return desktop || !browserKeys ? own : [browserKeys, ...own]
}

export const getCommand = (id: string): Command | undefined => commands.find(each => each.id === id)
