import type { SourceHead, VersionRow } from '#data/rows.ts'
import { idOf, searchWords } from './library.ts'

type Wide = {
  source: Omit<SourceHead, 'rev' | 'parentRev' | 'seq' | 'createdAt' | 'changedAt' | 'deletedAt'>
  version: VersionRow
}

const WORDS = searchWords(4_000)
const tagNamed = (at: number) => `topic ${at.toString().padStart(4, '0')}`

/** Sources `from` to `to`, a paragraph and two of `tags` tags each. */
export function wideSources(from: number, to: number, tags: number): Wide[] {
  return Array.from({ length: to - from }, (_, at) => wideSource(from + at, tags))
}

function wideSource(at: number, tags: number): Wide {
  const id = idOf(0x1000000 + at)
  const versionId = `wide-${at}`
  const words = (start: number, count: number) => WORDS.slice(start, start + count).join(' ')
  const text = words((at * 7) % 3_900, 90)
  const csl: SourceHead['csl'] = {
    type: 'report',
    title: `Report ${at} on ${words((at * 3) % 3_900, 3)}`,
    author: [{ family: WORDS[at % 900] ?? 'A', given: 'B' }],
    publisher: 'Press',
    'container-title': '',
    issued: `${1950 + (at % 70)}`,
    language: 'en',
    URL: '',
    accessed: '',
  }
  return {
    source: {
      id,
      kind: 'source',
      csl,
      guessed: [],
      tags: [tagNamed(at % tags), tagNamed((at * 31) % tags)],
      pinned: false,
      reading: 'unread',
      progress: 0,
      position: 0,
      versionId,
      fileId: `wide-file-${at}`,
      remark: '',
    },
    version: { id: versionId, sourceId: id, html: `<p>${text}</p>`, text, blocks: [0], capturedAt: 0 },
  }
}
