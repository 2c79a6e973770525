import type { BacklinkGroup } from '#data/backlinks.ts'
import { titleOf } from '#data/heads.ts'
import { type Clause, parseQuery, type Query } from '#data/search/query.ts'
import { tagKey } from '#lib/tag.ts'
import { fold } from '#lib/words.ts'

/**
 * The backlinks that have all of what is asked for, read as the search box reads it: words and phrases in the note's
 * title or the sentence, `#tag` on the note that links, `-` before what must not be there. Of a note only the
 * sentences that fit.
 */
export function filterBacklinks(groups: BacklinkGroup[], asked: string): BacklinkGroup[] {
  const query = parseQuery(asked)
  if (query.all.length + query.none.length === 0) return groups
  return groups.flatMap(group => {
    const title = fold(titleOf(group.note))
    const tags = group.note.tags.map(tagKey)
    const passages = group.passages.filter(passage => fits(query, title, fold(passage.sentence), tags))
    return passages.length > 0 ? [{ ...group, passages }] : []
  })
}

function fits({ all, none }: Query, title: string, sentence: string, tags: string[]): boolean {
  const holds = (clause: Clause) => {
    if (clause.kind === 'tag') return tags.some(tag => tag === clause.key || isBelow(tag, clause.key, clause.isPrefix))
    const words = clause.words.join(' ')
    return title.includes(words) || (!clause.isTitle && sentence.includes(words))
  }
  return all.every(group => group.some(holds)) && !none.some(holds)
}

const isBelow = (tag: string, key: string, isPrefix: boolean) => tag.startsWith(isPrefix ? key : `${key}/`)
