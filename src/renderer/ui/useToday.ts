import { useEffect, useState } from 'react'

/** Not one timer until midnight: a machine that slept, or was told another time, wakes it at the wrong one. */
const LOOK_MS = 60_000

const beginningOfDay = (): number => new Date().setHours(0, 0, 0, 0)

/** The beginning of the day, in milliseconds. Renders anew within a minute of the next one. */
export function useToday(): number {
  const [today, setToday] = useState(beginningOfDay)
  useEffect(() => {
    const timer = setInterval(() => setToday(beginningOfDay()), LOOK_MS)
    return () => clearInterval(timer)
  }, [])
  return today
}
