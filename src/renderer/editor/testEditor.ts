import { buildEditorFromExtensions } from '@lexical/extension'
import { type AnyLexicalExtension, configExtension, defineExtension, type LexicalEditor } from 'lexical'
import type { Highlight, NoteHead, SourceHead } from '#data/rows.ts'
import { $setBlocks } from './blocks.ts'
import { noteExtension } from './noteExtension.ts'
import { type Surroundings, SurroundingsExtension } from './surroundings.ts'

export type Around = Partial<Surroundings> & { notes?: NoteHead[]; sources?: SourceHead[]; highlights?: Highlight[] }

const stamp = { rev: 'r', parentRev: null, seq: 1, createdAt: 0, changedAt: 0, deletedAt: null }

export function aNote(id: string, title: string, more: Partial<NoteHead> = {}): NoteHead {
  const derived = { excerpt: '', words: 0, tags: [], links: [], quotes: [] }
  const own = { aliases: [], pinned: false, conflictOf: null, textRev: 'r' }
  return { ...stamp, id, kind: 'note', title, ...own, ...derived, ...more } as NoteHead
}

export function aSource(id: string, title: string, more: Partial<SourceHead> = {}): SourceHead {
  const csl = {
    type: 'report' as const,
    title,
    author: [{ family: 'Baloch' }],
    publisher: '',
    'container-title': '',
    issued: '2019',
    language: 'en',
    URL: '',
    accessed: '',
  }
  const reading = { reading: 'unread' as const, progress: 0, position: 0, versionId: 'v', fileId: 'f', remark: '' }
  return { ...stamp, id, kind: 'source', csl, guessed: [], tags: [], pinned: false, ...reading, ...more }
}

export function aHighlight(id: string, sourceId: string, exact: string, more: Partial<Highlight> = {}): Highlight {
  const anchor = { block: 0, blockOffset: 0, start: 0, end: exact.length, exact, prefix: '', suffix: '' }
  const own = { state: 'exact' as const, color: 'yellow' as const, comment: '', tags: [] }
  return { ...stamp, id, kind: 'highlight', sourceId, versionId: 'v', anchor, ...own, ...more }
}

const byId = <T extends { id: string }>(heads: T[] = []) => new Map(heads.map(head => [head.id, head]))

/** An editor without React over a notebook that holds what is named. */
export function testEditor(
  blocks: unknown[] = [],
  around: Around = {},
  more: AnyLexicalExtension[] = [],
): LexicalEditor {
  const { notes, sources, highlights, ...rest } = around
  const heads = { notes: byId(notes), sources: byId(sources), highlights: byId(highlights) }
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: 'test',
      namespace: 'aide-memoire',
      dependencies: [noteExtension, ...more, configExtension(SurroundingsExtension, { heads: () => heads, ...rest })],
      onError: error => {
        throw error
      },
    }),
  )
  editor.update(() => $setBlocks(blocks), { discrete: true, skipTransforms: true, tag: 'history-merge' })
  return editor
}
