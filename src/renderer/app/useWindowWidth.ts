import { useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

/** Two sheets, one above the other, would each hold a few lines only. */
const LEAST_STACKED = 560

/** The width of the window in CSS pixels. */
export const useWindowWidth = () => useSyncExternalStore(subscribe, () => window.innerWidth)

/** Whether the window is too low for two sheets, one above the other. */
export const useIsLow = () => useSyncExternalStore(subscribe, () => window.innerHeight < LEAST_STACKED)
