import { allSources, type Heads, recentNotes } from '#data/heads.ts'
import { listHighlights } from '#data/highlights.ts'
import { inUse } from '#data/notes.ts'
import { findByTags } from '#data/tags.ts'
import type { Place } from '#lib/place.ts'
import { counted } from '#lib/when.ts'
import { isUrdu, readingTime } from '#lib/words.ts'

/** One thing the status line says about what is open. */
export type Fact = { text: string; opensContext?: boolean }

/** What is open, in numbers, from memory. */
export function factsOf(place: Place, heads: Heads): Fact[] {
  switch (place.kind) {
    case 'note':
      return noteFacts(place.id, heads)
    case 'source':
      return sourceFacts(place.id, heads)
    case 'tag': {
      const { notes, sources, highlights } = findByTags(place.query)
      return [
        { text: counted(notes.length, 'note') },
        { text: counted(sources.length, 'source') },
        { text: counted(highlights.length, 'highlight') },
      ]
    }
    case 'start':
    case 'search':
    case 'trash': {
      const sources = allSources(heads).length
      const notes = { text: counted(recentNotes(heads).length, 'note') }
      return sources > 0 ? [notes, { text: counted(sources, 'source') }] : [notes]
    }
  }
}

function noteFacts(id: string, heads: Heads): Fact[] {
  const note = heads.notes.get(id)
  if (!note) return []
  const backlinks = inUse(id).notes.length
  return [
    { text: counted(note.words, 'word') },
    ...(note.words > 0 ? [{ text: `${readingTime(note.words)} to read` }] : []),
    { text: counted(backlinks, 'backlink'), opensContext: true },
    { text: isUrdu(`${note.title} ${note.excerpt}`) ? 'اردو, right to left' : 'English' },
  ]
}

const LANGUAGES: Record<string, string> = { en: 'English', ur: 'اردو, right to left' }

function sourceFacts(id: string, heads: Heads): Fact[] {
  const source = heads.sources.get(id)
  if (!source) return []
  const highlights = listHighlights(id, heads).length
  const language = LANGUAGES[source.csl.language.slice(0, 2)] ?? source.csl.language
  return [
    { text: `${Math.round(source.progress * 100)}% read` },
    { text: counted(highlights, 'highlight'), opensContext: true },
    ...(language ? [{ text: language }] : []),
  ]
}
