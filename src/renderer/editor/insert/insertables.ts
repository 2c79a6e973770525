import {
  CalendarClock,
  CalendarDays,
  CalendarSearch,
  Clock,
  Code,
  FileText,
  Hash,
  Heading1,
  Heading2,
  Heading3,
  Image,
  Info,
  Link,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Minus,
  NotepadText,
  Quote,
  Superscript,
  Table,
  TextQuote,
} from 'lucide-react'
import type { EditorCommand } from '../actions.ts'
import { dateWords, daysFrom, timeWords } from '../date/dateWords.ts'

/** A thing that can be set into a note. */
export type Insertable = {
  command: EditorCommand
  title: string
  icon: LucideIcon
  /** What writes the same by hand. */
  written: string
  /** What it writes, where that is another thing each day. */
  example?: () => string
  /** Other words that find it. */
  also: string[]
  /** Goes on by asking: opens a field or another menu. */
  asks?: true
}

/** What the `/` menu offers, in its order. A new kind of block is one line here. */
export const insertables: Insertable[] = [
  {
    command: 'insert.quote',
    title: 'Quote from a source',
    icon: Quote,
    written: '/quote',
    also: ['highlight'],
    asks: true,
  },
  { command: 'h1', title: 'Heading', icon: Heading1, written: '#', also: ['h1', 'title', 'section'] },
  { command: 'h2', title: 'Second heading', icon: Heading2, written: '##', also: ['h2', 'subheading'] },
  { command: 'h3', title: 'Third heading', icon: Heading3, written: '###', also: ['h3', 'subheading'] },
  { command: 'table', title: 'Table', icon: Table, written: '', also: ['grid', 'rows'] },
  { command: 'callout', title: 'Callout', icon: Info, written: '', also: ['note', 'warning', 'box'] },
  { command: 'image', title: 'Image', icon: Image, written: '', also: ['picture', 'photo', 'map'], asks: true },
  { command: 'footnote', title: 'Footnote', icon: Superscript, written: '', also: ['note'] },
  { command: 'bullet', title: 'List', icon: List, written: '-', also: ['bullets', 'points'] },
  { command: 'number', title: 'Numbered list', icon: ListOrdered, written: '1.', also: ['ordered list'] },
  { command: 'check', title: 'Check list', icon: ListChecks, written: '- [ ]', also: ['todo', 'task', 'checkbox'] },
  { command: 'quote', title: 'Block quote', icon: TextQuote, written: '>', also: ['citation'] },
  {
    command: 'insert.link',
    title: 'Link to a note or source',
    icon: FileText,
    written: '[[',
    also: ['wiki link'],
    asks: true,
  },
  {
    command: 'insert.embed',
    title: 'Embed a note',
    icon: NotepadText,
    written: '![[',
    also: ['transclude', 'show another note', 'heading'],
    asks: true,
  },
  { command: 'insert.tag', title: 'Tag', icon: Hash, written: '#', also: ['keyword'], asks: true },
  { command: 'link', title: 'Web link', icon: Link, written: '', also: ['address', 'url'], asks: true },
  {
    command: 'date.today',
    title: 'Today',
    icon: CalendarDays,
    written: '',
    example: () => dateWords(new Date(), 'words'),
    also: ['date', 'now'],
  },
  {
    command: 'date.tomorrow',
    title: 'Tomorrow',
    icon: CalendarDays,
    written: '',
    example: () => dateWords(daysFrom(new Date(), 1), 'words'),
    also: ['date'],
  },
  {
    command: 'date.yesterday',
    title: 'Yesterday',
    icon: CalendarDays,
    written: '',
    example: () => dateWords(daysFrom(new Date(), -1), 'words'),
    also: ['date'],
  },
  {
    command: 'date.figures',
    title: 'Today in figures',
    icon: CalendarClock,
    written: '',
    example: () => dateWords(new Date(), 'figures'),
    also: ['date', 'iso'],
  },
  {
    command: 'date.time',
    title: 'Time now',
    icon: Clock,
    written: '',
    example: () => timeWords(new Date()),
    also: ['clock', 'hour'],
  },
  {
    command: 'date.pick',
    title: 'Pick a date…',
    icon: CalendarSearch,
    written: '',
    also: ['date', 'calendar', 'day'],
    asks: true,
  },
  { command: 'codeblock', title: 'Block of code', icon: Code, written: '```', also: ['program'] },
  { command: 'rule', title: 'Horizontal rule', icon: Minus, written: '---', also: ['line', 'divider', 'separator'] },
]
