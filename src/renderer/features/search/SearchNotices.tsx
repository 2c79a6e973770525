import { CircleSlash, Hash, Highlighter, Quote, Type } from 'lucide-react'
import type { Found, Kind, SearchState } from '#data/search/search.ts'
import { Button } from '#ui/Button.tsx'
import { Callout } from '#ui/Callout.tsx'
import { Empty } from '#ui/Empty.tsx'
import styles from './SearchPage.module.css'

/** Before anything was typed: what can be written, as rows that begin it. */
export function HowToSearch({ onInsert }: { onInsert: (text: string) => void }) {
  return (
    <Empty
      small
      title="Search the words of every note, source and highlight."
      steps={[
        { icon: Quote, label: '“supply route”', detail: 'These words, side by side', run: () => onInsert('"') },
        {
          icon: Hash,
          label: 'tag:us/military-aid',
          detail: 'Only what bears the tag or one below it; tag:"us/military aid" where it has a space',
          run: () => onInsert('tag:'),
        },
        {
          icon: CircleSlash,
          label: '-apology',
          detail: 'Nothing with this word, phrase or tag',
          run: () => onInsert('-'),
        },
        {
          icon: Type,
          label: 'title:torkham',
          detail: 'Titles, aliases and authors only',
          run: () => onInsert('title:'),
        },
        {
          icon: Highlighter,
          label: 'kind:highlight',
          detail: 'Highlights only, by their words and comments; kind:note and kind:source for the others',
          run: () => onInsert('kind:highlight '),
        },
      ]}
    >
      The best come first. All words must be there; write OR between two where one is enough.
    </Empty>
  )
}

export function NothingFound({ query, isWhole, kind }: { query: string; isWhole: boolean; kind: Kind | 'all' }) {
  const where = kind === 'all' ? 'Nothing' : `No ${kind}`
  return (
    <Empty small title={isWhole ? `${where} has all of this.` : 'Nothing yet; not everything has been read.'}>
      {isWhole && adviceFor(query)}
    </Empty>
  )
}

function adviceFor(query: string): string {
  if (/["“”«»]/.test(query)) return 'Take the quotation marks away to find the words apart from each other.'
  if (/(^|\s)-\S|tag:|title:|kind:/i.test(query)) return 'Take one of the conditions away.'
  return query.trim().includes(' ') ? 'Try fewer words, or OR between them.' : 'The trash is not searched.'
}

export function NearSpellings({ near }: { near: Found['near'] }) {
  if (near.length === 0) return null
  return (
    <p className={styles.near}>
      {near.map(({ word, taken }) => (
        <span key={word}>
          <bdi>“{word}”</bdi> is nowhere. Near it: <bdi>{taken.slice(0, 4).join(', ')}</bdi>.{' '}
        </span>
      ))}
    </p>
  )
}

export function Indexing({ state }: { state: SearchState }) {
  return (
    <p className={styles.near} role="status">
      Still reading the notebook
      {state.total > 0 && `: ${state.done.toLocaleString('en')} of ${state.total.toLocaleString('en')}`}. More may be
      found in a moment.
    </p>
  )
}

export function SearchProblem({ problem, onRetry }: { problem: string; onRetry: () => void }) {
  return (
    <div className={styles.notice}>
      <Callout
        tone="danger"
        title="The search did not answer"
        actions={
          <Button size="small" onPress={onRetry}>
            Search again
          </Button>
        }
      >
        {problem}
      </Callout>
    </div>
  )
}
