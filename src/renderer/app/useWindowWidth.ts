import { useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

/** The width of the window in CSS pixels. */
export const useWindowWidth = () => useSyncExternalStore(subscribe, () => window.innerWidth)
