import styles from './Kbd.module.css'
import { keysText } from './keys.ts'

/** `keys` as in the command list: `Mod+Shift+F`. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className={styles.kbd}>{keysText(keys)}</kbd>
}
