import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Found, type Kind, type SearchState, searchNotebook, searchState } from '#data/search/search.ts'

export type Asked = { query: string; kind: Kind | 'all'; limit: number }
export type Searching = {
  /** The answer shown: that of an earlier question while the newest is on its way. Null before the first. */
  found: Found | null
  /** What `found` answers. */
  asked: Asked | null
  /** A sentence, where the last question failed. */
  problem: string | null
  state: SearchState
  retry: () => void
}

/**
 * The answer to what is asked, and again whenever the index has changed. The newest question wins; nothing waits
 * between key and question, since the worker is done before the next key.
 */
export function useSearch({ query, kind, limit }: Asked): Searching {
  const state = useSyncExternalStore(searchState.subscribe, searchState.get)
  const [answer, setAnswer] = useState<{ found: Found; asked: Asked } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [tries, setTries] = useState(0)
  const isEmpty = query.trim() === ''

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version of the index or another try asks again
  useEffect(() => {
    if (isEmpty) {
      setAnswer(null)
      setProblem(null)
      return
    }
    const abort = new AbortController()
    const kinds = kind === 'all' ? undefined : [kind]
    searchNotebook(query, { limit, signal: abort.signal, ...(kinds && { kinds }) }).then(
      found => {
        if (abort.signal.aborted) return
        setAnswer({ found, asked: { query, kind, limit } })
        setProblem(null)
      },
      error => {
        if (!abort.signal.aborted) setProblem(error instanceof Error ? error.message : String(error))
      },
    )
    return () => abort.abort()
  }, [query, kind, limit, isEmpty, state.version, tries])

  return {
    found: isEmpty ? null : (answer?.found ?? null),
    asked: isEmpty ? null : (answer?.asked ?? null),
    problem: isEmpty ? null : problem,
    state,
    retry: () => setTries(tries + 1),
  }
}
