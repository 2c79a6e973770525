import type { EditorCommand } from '#editor/Editor.tsx'
import { finderOf } from '../finders.ts'
import { type Command, inEditor, type World } from './command.ts'

const isFinding = (world: World) => finderOf(world)?.get().isOpen === true

/** What is done to the text, for palette and menu; its keys are the editor's own. */
const textCommand = (id: string, title: string, action: EditorCommand): Command => ({
  id,
  title,
  menu: { in: 'Edit', group: 4 },
  can: inEditor,
  run: world => world.editor?.command(action),
})

export const textCommands: Command[] = [
  {
    id: 'find.inNote',
    title: 'Find in the note or source',
    keys: ['Mod+F'],
    yields: true,
    menu: { in: 'Edit', group: 3 },
    can: world => finderOf(world) !== null,
    run: world => finderOf(world)?.open(),
  },
  {
    id: 'find.replace',
    title: 'Find and replace in the note',
    keys: ['Mod+H', 'Alt+Ctrl+F'],
    macKeys: 'Alt+Mod+F',
    yields: true,
    menu: { in: 'Edit', group: 3 },
    can: inEditor,
    run: world => world.editor?.find.open(true),
  },
  {
    id: 'find.next',
    title: 'Find the next one',
    keys: ['F3', 'Mod+G'],
    yields: true,
    can: isFinding,
    run: world => finderOf(world)?.step(1),
  },
  {
    id: 'find.previous',
    title: 'Find the previous one',
    keys: ['Shift+F3', 'Mod+Shift+G'],
    yields: true,
    can: isFinding,
    run: world => finderOf(world)?.step(-1),
  },
  {
    id: 'block.up',
    title: 'Move the block or item up',
    keys: ['Alt+Shift+ArrowUp'],
    macKeys: 'Ctrl+Shift+ArrowUp',
    menu: { in: 'Edit', group: 4 },
    can: inEditor,
    run: world => world.editor?.move('up'),
  },
  {
    id: 'block.down',
    title: 'Move the block or item down',
    keys: ['Alt+Shift+ArrowDown'],
    macKeys: 'Ctrl+Shift+ArrowDown',
    menu: { in: 'Edit', group: 4 },
    can: inEditor,
    run: world => world.editor?.move('down'),
  },
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
  textCommand('direction.auto', 'Direction: automatic', 'direction.auto'),
  textCommand('direction.ltr', 'Direction: left to right', 'direction.ltr'),
  textCommand('direction.rtl', 'Direction: right to left', 'direction.rtl'),
  {
    ...textCommand('direction.turn', 'Direction: the other way', 'direction.turn'),
    keys: ['Mod+Shift+X'],
  },
  {
    ...textCommand('fold.toggle', 'Fold or unfold the heading', 'fold.toggle'),
    keys: ['Mod+Shift+['],
    macKeys: 'Alt+Mod+[',
  },
  textCommand('fold.all', 'Fold all headings', 'fold.all'),
  textCommand('fold.none', 'Unfold all headings', 'fold.none'),
  textCommand('insert.table', 'Insert a table', 'table'),
  textCommand('insert.callout', 'Insert a callout, or change its kind', 'callout'),
  textCommand('insert.footnote', 'Insert a footnote', 'footnote'),
  textCommand('insert.image', 'Insert an image…', 'image'),
  textCommand('clipboard.pastePlain', 'Paste as plain text', 'pastePlain'),
  textCommand('clipboard.copyMarkdown', 'Copy as Markdown', 'copyMarkdown'),
]
