import { useCallback, useEffect, useRef, useState } from 'react'
import { notebookId } from '#data/journal/notebookId.ts'
import { lastVerification, type Verification } from '#data/journal/verified.ts'
import { safeCopies } from '#data/journal/whereKept.ts'
import { useSaving } from '#data/useSaving.ts'
import type { Copy } from '#shared/copies.ts'
import { announce } from '#ui/announce.ts'
import { verifiedWords } from './copyWords.ts'
import { verifyCopies } from './verifyCopies.ts'

/** The safe copies of this notebook in a place; null while they are looked for, a sentence where they cannot be. */
export type Found = Copy[] | { problem: string } | null

/** What there is in `place`, what is known of it, and how far a verification is (0 to 1, null when none runs). */
export function useSafeCopies(place: string) {
  const [found, setFound] = useState<Found>(null)
  const [last, setLast] = useState<Verification | null>(() => lastVerification(place))
  const [progress, setProgress] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const { copy } = useSaving()

  const look = useCallback(async () => {
    try {
      setFound((await safeCopies()?.list(await notebookId())) ?? [])
    } catch (error) {
      setFound({ problem: error instanceof Error ? error.message : String(error) })
    }
    setLast(lastVerification(place))
  }, [place])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a copy that is up to date again, or no longer, is another list
  useEffect(() => void look(), [look, copy?.state])

  const verify = async () => {
    const copies = safeCopies()
    if (!copies) return
    const control = new AbortController()
    running.current = control
    setProgress(0)
    try {
      const about = { notebook: await notebookId(), place }
      const told = await verifyCopies(copies, about, { onProgress: setProgress, signal: control.signal })
      if (told) announce(verifiedWords(told))
    } finally {
      setProgress(null)
      await look()
    }
  }
  return { found, last, progress, look, verify, stop: () => running.current?.abort() }
}
