import { Button } from 'react-aria-components/Button'
import styles from './Swatch.module.css'
import { Tooltip } from './Tooltip.tsx'

/** The colours of highlights, by the names of `tokens.css`. */
export type SwatchColor = 'yellow' | 'green' | 'blue' | 'violet' | 'rose'

/** What each stands for until the reader gives it another meaning. */
export const SWATCH_MEANINGS: Record<SwatchColor, string> = {
  yellow: 'Key point',
  green: 'Evidence',
  blue: 'Term or figure',
  violet: 'Actor',
  rose: 'Disputed',
}

export type SwatchButtonProps = {
  color: SwatchColor
  keys?: string
  pressed?: boolean
  onPress: () => void
}

export function SwatchButton({ color, keys, pressed, onPress }: SwatchButtonProps) {
  const label = `${SWATCH_MEANINGS[color]}, ${color}`
  return (
    <Tooltip text={label} keys={keys} placement="top">
      <Button className={styles.button} aria-label={label} aria-pressed={pressed} onPress={onPress}>
        <Swatch color={color} />
      </Button>
    </Tooltip>
  )
}

export function Swatch({ color }: { color: SwatchColor }) {
  return <span className={styles.swatch} data-color={color} aria-hidden />
}
