import type { PastRecord } from '#data/history.ts'
import type { Head } from '#data/rows.ts'
import { authorsLine, SOURCE_TYPES } from '#lib/csl.ts'
import { showDate } from '#lib/dates.ts'

/**
 * What a record is at one time as blocks, so that notes, sources and comments are compared and shown alike: of a note its
 * title and text, of the others a line for each thing that is known.
 */
export function recordBlocks(record: PastRecord): unknown[] {
  if (record.kind === 'note') return [titleBlock(record.title), ...record.blocks]
  return (record.kind === 'source' ? sourceFacts(record) : highlightFacts(record)).map(([name, value]) =>
    factBlock(name, value),
  )
}

/** A record as it is now, in the form of a state; the text of a note has to be read. */
export function recordNow(head: Head, blocks: unknown[]): PastRecord {
  if (head.kind === 'note') return { kind: 'note', title: head.title, blocks }
  if (head.kind === 'source') return { kind: 'source', csl: head.csl, guessed: head.guessed, tags: head.tags }
  return { kind: 'highlight', comment: head.comment, color: head.color, tags: head.tags }
}

function sourceFacts({ csl, tags }: Extract<PastRecord, { kind: 'source' }>): [string, string][] {
  return [
    ['Kind', SOURCE_TYPES[csl.type]],
    ['Title', csl.title],
    ['Authors', authorsLine(csl)],
    ['Publisher', csl.publisher],
    ['Appeared in', csl['container-title']],
    ['Date', showDate(csl.issued)],
    ['Language', csl.language],
    ['Address', csl.URL],
    ['Looked at', showDate(csl.accessed)],
    ['Tags', tagWords(tags)],
  ]
}

function highlightFacts({ comment, color, tags }: Extract<PastRecord, { kind: 'highlight' }>): [string, string][] {
  return [
    ['Comment', comment],
    ['Colour', color],
    ['Tags', tagWords(tags)],
  ]
}

const tagWords = (tags: string[]) => tags.map(tag => `#${tag}`).join(', ')

const words = (text: string, format: number) => ({
  type: 'text',
  version: 1,
  text,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
})
const element = (type: string, children: unknown[]) => ({
  type,
  version: 1,
  children,
  direction: null,
  format: '',
  indent: 0,
})

const titleBlock = (title: string) => ({ ...element('heading', [words(title.trim() || 'Untitled', 0)]), tag: 'h1' })

const factBlock = (name: string, value: string) =>
  element('paragraph', [words(`${name}:`, 1), words(` ${value.trim() === '' ? '–' : value}`, 0)])
