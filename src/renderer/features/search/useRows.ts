import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Hit, listPassages, type Snippet } from '#data/search/search.ts'
import { counted } from '#lib/when.ts'
import { announce } from '#ui/announce.ts'
import { attempt } from '#ui/attempt.ts'

/** One line of the list: something found, or one more passage of it. */
export type FoundRow = { key: string; hit: Hit; passage: Snippet | null }

export type Rows = {
  rows: FoundRow[]
  isExpanded: (hit: Hit) => boolean
  /** Shows every passage of one thing found, or puts them away. */
  toggle: (hit: Hit) => void
}

/** What was found, with the passages of what was asked to show them; another question shows the best ones alone. */
export function useRows(hits: Hit[], query: string): Rows {
  const [expanded, setExpanded] = useState<{ query: string; by: ReadonlyMap<string, Snippet[]> }>({
    query,
    by: new Map(),
  })
  const by = expanded.query === query ? expanded.by : NONE
  const latest = useRef({ query, by })
  latest.current = { query, by }
  const abort = useRef(new AbortController())
  useEffect(() => () => abort.current.abort(), [])

  const toggle = useCallback((hit: Hit) => {
    const { query: asked, by: shown } = latest.current
    const set = (passages: Snippet[] | null) => {
      const next = new Map(latest.current.by)
      if (passages) next.set(hit.id, passages)
      else next.delete(hit.id)
      setExpanded({ query: asked, by: next })
    }
    if (shown.has(hit.id)) return set(null)
    abort.current.abort()
    abort.current = new AbortController()
    const { signal } = abort.current
    const listed = listPassages(asked, hit.id, signal).then(passages => {
      if (latest.current.query !== asked) return
      set(passages)
      announce(counted(passages.length, 'passage'))
    })
    attempt(
      listed.catch(error => {
        if (!signal.aborted) throw error
      }),
      'The passages could not be read.',
    )
  }, [])

  const rows = useMemo(() => hits.flatMap(hit => rowsOf(hit, by.get(hit.id))), [hits, by])
  return { rows, isExpanded: hit => by.has(hit.id), toggle }
}

const NONE: ReadonlyMap<string, Snippet[]> = new Map()

function rowsOf(hit: Hit, passages: Snippet[] = []): FoundRow[] {
  const more = passages.map((passage, at) => ({ key: `${hit.id} ${at}`, hit, passage }))
  return [{ key: hit.id, hit, passage: null }, ...more]
}
