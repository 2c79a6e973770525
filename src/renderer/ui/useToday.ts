import { useEffect, useReducer } from 'react'

const LOOK_MS = 60_000

/** The beginning of the day, in milliseconds. Renders anew within a minute of the next one. */
export function useToday(): number {
  const [looks, look] = useReducer((before: number) => before + 1, 0)
  const today = new Date().setHours(0, 0, 0, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each look sets the next
  useEffect(() => {
    // Never for longer: a machine that slept, or was told another time, wakes its timers at the wrong one.
    const timer = setTimeout(look, Math.min(LOOK_MS, new Date(today).setHours(24, 0, 0, 0) - Date.now()))
    return () => clearTimeout(timer)
  }, [today, looks])
  return today
}
