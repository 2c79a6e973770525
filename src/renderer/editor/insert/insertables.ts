import {
  Code,
  FileText,
  Hash,
  Heading1,
  Heading2,
  Heading3,
  Link,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Minus,
  Quote,
  TextQuote,
} from 'lucide-react'
import type { EditorCommand } from '../actions.ts'

/** A thing that can be set into a note: `written` is what writes the same by hand, `also` other words for it. */
export type Insertable = { command: EditorCommand; title: string; icon: LucideIcon; written: string; also: string[] }

/** What the `/` menu offers, in its order. A new kind of block is one line here. */
export const insertables: Insertable[] = [
  { command: 'insert.quote', title: 'Quote from a source', icon: Quote, written: '/quote', also: ['highlight'] },
  { command: 'h1', title: 'Heading', icon: Heading1, written: '#', also: ['h1', 'title', 'section'] },
  { command: 'h2', title: 'Second heading', icon: Heading2, written: '##', also: ['h2', 'subheading'] },
  { command: 'h3', title: 'Third heading', icon: Heading3, written: '###', also: ['h3', 'subheading'] },
  { command: 'bullet', title: 'List', icon: List, written: '-', also: ['bullets', 'points'] },
  { command: 'number', title: 'Numbered list', icon: ListOrdered, written: '1.', also: ['ordered list'] },
  { command: 'check', title: 'Check list', icon: ListChecks, written: '- [ ]', also: ['todo', 'task', 'checkbox'] },
  { command: 'quote', title: 'Block quote', icon: TextQuote, written: '>', also: ['citation'] },
  { command: 'insert.link', title: 'Link to a note or source', icon: FileText, written: '[[', also: ['wiki link'] },
  { command: 'insert.tag', title: 'Tag', icon: Hash, written: '#', also: ['keyword'] },
  { command: 'link', title: 'Web link', icon: Link, written: '', also: ['address', 'url'] },
  { command: 'codeblock', title: 'Block of code', icon: Code, written: '```', also: ['program'] },
  { command: 'rule', title: 'Horizontal rule', icon: Minus, written: '---', also: ['line', 'divider', 'separator'] },
]
