import { useEffect, useRef, useState } from 'react'
import type { Open } from '#lib/place.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { ProgressBar } from '#ui/ProgressBar.tsx'
import type { SampleSet } from './sampleIds.ts'

export type OpenSampleProps = { set: SampleSet; open: Open; onClose: () => void }

/** What takes less time than this is not worth a word. */
const SILENT = 300

/** Loads the sample or the guide and opens its first note; the rest of the app waits below for that moment. */
export function OpenSample({ set, ...props }: OpenSampleProps) {
  const [done, setDone] = useState(0)
  const [isLong, setLong] = useState(false)
  const latest = useRef(props)
  latest.current = props
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SILENT)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    void load(set, setDone)
      .finally(() => latest.current.onClose())
      .then(id => latest.current.open({ kind: 'note', id }))
  }, [set])
  if (!isLong) return null
  const name = set === 'guide' ? 'the guide' : 'the sample'
  return (
    <Dialog title={`Opening ${name}`} onClose={() => {}}>
      <ProgressBar label={`Opening ${name}`} value={done} />
    </Dialog>
  )
}

// Its texts and what reads them are no part of the start.
async function load(set: SampleSet, tell: (done: number) => void): Promise<string> {
  const { loadSample } = await import('./load.ts')
  return loadSample(set, tell)
}
