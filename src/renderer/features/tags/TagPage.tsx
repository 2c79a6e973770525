import { Ellipsis } from 'lucide-react'
import { useMemo } from 'react'
import { findByTags, listTags, oftenWith, type TagNode } from '#data/tags.ts'
import { useHeads } from '#data/useHeads.ts'
import type { Open, TagQuery } from '#lib/place.ts'
import { tagKey } from '#lib/tag.ts'
import { counted } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { Empty } from '#ui/Empty.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { Menu } from '#ui/Menu.tsx'
import { useAnnounced } from '#ui/useAnnounced.ts'
import { AddTerm } from './AddTerm.tsx'
import { CountedTag } from './CountedTag.tsx'
import { TaggedHighlights, TaggedNotes, TaggedSources } from './TaggedLists.tsx'
import styles from './TagPage.module.css'
import { TermChips } from './TermChips.tsx'
import { tagMenu } from './tagMenu.ts'
import { queryWords, tagQuery, termsOf } from './tagQuery.ts'

export type TagPageProps = {
  query: TagQuery
  open: Open
  onRename: (tag: string) => void
  onDelete: (tag: string) => void
  /** The tags were combined anew: the same tab shows this. */
  onQuery: (query: TagQuery) => void
}

const OFTEN = 6

const wordsOf = ({ notes, sources, highlights }: ReturnType<typeof findByTags>) =>
  [counted(notes.length, 'note'), counted(sources.length, 'source'), counted(highlights.length, 'highlight')].join(', ')

/** Everything that bears a tag or one below it: notes, sources and highlights. Tags combine with and, or and not. */
export function TagPage({ query, open, onQuery, onRename, onDelete }: TagPageProps) {
  const version = useHeads(heads => heads.version)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer with each commit
  const found = useMemo(() => findByTags(query), [query, version])
  const terms = termsOf(query)
  const single = terms.length === 1 ? terms[0]!.tag : null
  const isEmpty = found.notes.length + found.sources.length + found.highlights.length === 0
  useAnnounced(isEmpty ? 'Nothing bears all that' : wordsOf(found), queryWords(query))
  return (
    <div className={styles.page}>
      <div className={styles.wide}>
        <div className={styles.headRow}>
          {single ? <TagTitle tag={single} /> : <h1 className={styles.title}>{queryWords(query)}</h1>}
          <AddTerm query={query} onQuery={onQuery} />
          {single && !isEmpty && (
            <Menu
              label={`#${single}`}
              trigger={<IconButton icon={Ellipsis} label="More about this tag" />}
              items={tagMenu(single, onRename, onDelete)}
            />
          )}
        </div>
        {single ? (
          <Around tag={single} open={open} />
        ) : (
          <TermChips query={query} terms={terms} open={open} onQuery={onQuery} />
        )}
        {isEmpty ? (
          <div className={styles.none}>
            <Empty small title={single ? 'Nothing bears this tag any more.' : 'Nothing bears these tags together.'}>
              {single
                ? 'Write it after # in a note, or give it to a source or a highlight.'
                : 'Take one away, or change how they combine.'}
            </Empty>
          </div>
        ) : (
          <>
            <div className={styles.columns}>
              <TaggedNotes key={`n ${queryWords(query)}`} notes={found.notes} open={open} />
              <TaggedSources key={`s ${queryWords(query)}`} sources={found.sources} open={open} />
            </div>
            <TaggedHighlights key={`h ${queryWords(query)}`} highlights={found.highlights} open={open} />
          </>
        )}
      </div>
    </div>
  )
}

function TagTitle({ tag }: { tag: string }) {
  const cut = tag.lastIndexOf('/') + 1
  return (
    <h1 className={styles.title} lang={isUrdu(tag) ? 'ur' : undefined} dir={isUrdu(tag) ? 'rtl' : undefined}>
      <span className={styles.parents}>#{tag.slice(0, cut)}</span>
      {tag.slice(cut)}
    </h1>
  )
}

function nodeOf(nodes: TagNode[], tag: string): TagNode | undefined {
  for (const node of nodes) {
    if (tagKey(node.tag) === tagKey(tag)) return node
    const below = nodeOf(node.children, tag)
    if (below) return below
  }
  return undefined
}

/** What lies inside a tag, and what often stands with it. */
function Around({ tag, open }: { tag: string; open: Open }) {
  const inside = useHeads(heads => nodeOf(listTags(heads), tag)?.children ?? [])
  const often = useHeads(() => oftenWith(tag).slice(0, OFTEN))
  const go = (to: string) => open({ kind: 'tag', query: tagQuery(to) })
  if (inside.length + often.length === 0) return null
  return (
    <div className={styles.around}>
      {inside.length > 0 && <span className={styles.label}>Inside</span>}
      {inside.map(node => (
        <CountedTag key={node.tag} text={node.name} tag={node.tag} count={node.count} onPress={go} />
      ))}
      {often.length > 0 && <span className={styles.label}>Often with</span>}
      {often.map(each => (
        <CountedTag key={each.tag} text={each.tag} tag={each.tag} count={each.count} onPress={go} />
      ))}
    </div>
  )
}
