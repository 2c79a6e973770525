import type { MouseEvent } from 'react'

/** Handlers of a button that leads somewhere: the middle button means a tab of its own, as in a browser. */
export const pressOrMiddle = (onPress: (event: MouseEvent) => void) => ({
  onClick: onPress,
  onAuxClick: (event: MouseEvent) => {
    if (event.button === 1) onPress(event)
  },
})
