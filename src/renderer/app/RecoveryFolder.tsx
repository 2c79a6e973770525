import { useEffect, useState, useSyncExternalStore } from 'react'
import { canChooseFolder, findFolder, folder } from '#data/journal/chosenFolder.ts'
import { takeFromFolder } from '#data/journal/whereKept.ts'
import { Button } from '#ui/Button.tsx'

/**
 * In a browser: the way to the safe copies in a folder of the user's own, which takes a click, for the browser wants to
 * be asked. Nothing where no folder can be chosen.
 */
export function RecoveryFolder({ onFound, disabled }: { onFound: () => void; disabled?: boolean }) {
  const known = useSyncExternalStore(folder.subscribe, folder.get)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    findFolder().catch(console.warn)
  }, [])
  if (!canChooseFolder()) return null
  const take = async () => {
    setProblem('')
    try {
      if (await takeFromFolder()) onFound()
      else if (known) setProblem('The browser did not allow it.')
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <>
      <Button size="large" onPress={() => void take()} disabled={disabled}>
        {known ? `Look in the folder “${known.name}”` : 'Look in a folder…'}
      </Button>
      {problem && <p role="alert">{problem}</p>}
    </>
  )
}
