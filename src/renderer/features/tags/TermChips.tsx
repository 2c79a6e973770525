import { ChevronDown } from 'lucide-react'
import type { Open, TagQuery } from '#lib/place.ts'
import { Button } from '#ui/Button.tsx'
import { Menu, type MenuEntry } from '#ui/Menu.tsx'
import styles from './TagPage.module.css'
import { type TagMode, type TagTerm, tagQuery, withoutTerm, withTerm } from './tagQuery.ts'

const WORDS: Record<TagMode, string> = { all: 'All of', any: 'Any of', none: 'None of' }

export type TermChipsProps = { query: TagQuery; terms: TagTerm[]; open: Open; onQuery: (query: TagQuery) => void }

/** The tags of a combined query, grouped by how they count; each has a menu to count otherwise. */
export function TermChips({ query, terms, open, onQuery }: TermChipsProps) {
  return (
    <div className={styles.around}>
      {(['all', 'any', 'none'] as const).map(mode => {
        const own = terms.filter(term => term.mode === mode)
        if (own.length === 0) return null
        return (
          <span key={mode} className={styles.terms}>
            <span className={styles.label}>{WORDS[mode]}</span>
            {own.map(term => (
              <Menu
                key={term.tag}
                label={`How ${term.tag} counts`}
                placement="bottom start"
                trigger={
                  <Button size="small" className={styles.term} label={`${WORDS[mode]} ${term.tag}`}>
                    <bdi>#{term.tag}</bdi>
                    <ChevronDown size={12} strokeWidth={2} aria-hidden />
                  </Button>
                }
                items={termMenu(query, term, open, onQuery)}
              />
            ))}
          </span>
        )
      })}
    </div>
  )
}

function termMenu(
  query: TagQuery,
  { tag, mode }: TagTerm,
  open: Open,
  onQuery: TermChipsProps['onQuery'],
): MenuEntry[] {
  const rest = withoutTerm(query, tag)
  return [
    ...(['all', 'any', 'none'] as const).map(to => ({
      id: to,
      label: WORDS[to],
      checked: to === mode,
      // Something must be looked for; what is left out alone is everything else.
      disabled: to === 'none' && rest === null,
      run: () => onQuery(withTerm(query, tag, to)),
    })),
    'separator',
    { id: 'open', label: 'Open this tag alone', run: () => open({ kind: 'tag', query: tagQuery(tag) }) },
    { id: 'remove', label: 'Take it away', disabled: rest === null, run: () => rest && onQuery(rest) },
  ]
}
