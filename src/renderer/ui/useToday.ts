import { useEffect, useReducer } from 'react'

/** The beginning of the day, in milliseconds. Renders anew when the next one begins, or when one comes back to the window after that. */
export function useToday(): number {
  const [, look] = useReducer((looks: number) => looks + 1, 0)
  const today = new Date().setHours(0, 0, 0, 0)
  useEffect(() => {
    // A machine that slept wakes its timers late.
    const timer = setTimeout(look, tomorrow(today) - Date.now())
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [today])
  return today
}

function tomorrow(today: number): number {
  const day = new Date(today)
  return day.setDate(day.getDate() + 1)
}
