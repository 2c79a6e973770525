import { Kbd } from '#ui/Kbd.tsx'
import styles from './Settings.module.css'

const WAYS: { does: string; keys: string[] }[] = [
  { does: 'Open here', keys: ['Click', 'Enter'] },
  { does: 'Open in a tab of its own', keys: ['Mod+Click', 'Mod+Enter'] },
  { does: 'Open beside', keys: ['Alt+Click', 'Mod+Shift+Click', 'Alt+Enter'] },
]

/** Where a press leads: the same for links, lists, tags, passages and what was found. Not to be changed. */
export function PointerKeys() {
  return (
    <section aria-label="Links, lists and tags">
      <h4 className={styles.group}>Links, lists and tags</h4>
      <ul>
        {WAYS.map(({ does, keys }) => (
          <li key={does} className={styles.line}>
            <div className={styles.shortcut}>
              <span className={styles.command}>{does}</span>
              <span className={styles.keys}>
                {keys.map(each => (
                  <Kbd key={each} keys={each} />
                ))}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <p className={styles.help}>
        The middle button opens in a tab as well. Where one searches for a title, Enter with Shift does.
      </p>
    </section>
  )
}
