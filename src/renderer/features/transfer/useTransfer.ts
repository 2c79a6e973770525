import { useEffect, useRef, useState } from 'react'
import { BadZip } from '#formats/zip.ts'
import { Stopped, type Watch } from './exportNotebook.ts'

/**
 * Runs long work with its progress, 0 to 1, null when nothing runs. What it throws of its own becomes a sentence; it
 * then returns null. Stops when the dialog is gone.
 */
export function useTransfer(onProblem: (sentence: string) => void) {
  const [progress, setProgress] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const run = async <T>(work: (watch: Watch) => Promise<T>): Promise<T | null> => {
    const control = new AbortController()
    running.current = control
    onProblem('')
    setProgress(0)
    try {
      return await work({ onProgress: setProgress, signal: control.signal })
    } catch (error) {
      if (!(error instanceof BadZip || error instanceof Stopped)) throw error
      onProblem(error.message)
      return null
    } finally {
      setProgress(null)
    }
  }
  return { progress, run, stop: () => running.current?.abort() }
}
