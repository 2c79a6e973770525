import { useCallback, useEffect, useRef, useState } from 'react'
import { type Choice, type Told, toldOf } from '#data/journal/choices.ts'
import { loadChoice } from '#data/journal/survey.ts'
import { safeCopies } from '#data/journal/whereKept.ts'
import { readSnapshot } from '#formats/snapshot.ts'
import type { Checked } from './RecoveryChoices.tsx'

type State = Told | Checked

/** Reads snapshots one after another once `check` is called, and says of each what is in it, or that it is damaged. */
export function useSnapshotCheck(found: readonly Choice[]) {
  const [states, setStates] = useState<ReadonlyMap<string, State>>(new Map())
  const running = useRef<readonly Choice[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found anew is checked anew
  useEffect(() => {
    setStates(new Map())
    running.current = null
    return () => {
      running.current = null
    }
  }, [found])

  const check = useCallback(() => {
    if (running.current) return
    running.current = found
    const say = (key: string, state: State) => setStates(was => new Map(was).set(key, state))
    const work = async () => {
      for (const choice of found.filter(({ kind }) => kind === 'snapshot')) {
        say(choice.key, 'checking')
        const told = await loadChoice(choice, { copies: safeCopies(), readSnapshot }).then(toldOf, () => null)
        if (running.current !== found) return
        say(choice.key, told ?? 'damaged')
      }
    }
    void work()
  }, [found])

  const choices = found.map(choice => {
    const state = states.get(choice.key)
    return typeof state === 'object' ? { ...choice, told: state } : choice
  })
  const checked = new Map([...states].filter((entry): entry is [string, Checked] => typeof entry[1] === 'string'))
  return { choices, checked, check }
}
