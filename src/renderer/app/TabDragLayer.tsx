import { isUrdu } from '#lib/words.ts'
import styles from './TabDragLayer.module.css'
import { useTabDrag } from './tabDrag.ts'

/** Shows the tab that is on its way, and where it would come to stand. For the pointer alone: keys move tabs at once. */
export function TabDragLayer() {
  const drag = useTabDrag()
  if (!drag) return null
  const { x, y, label, drop } = drag
  return (
    <div className={styles.layer} aria-hidden data-tab-drag>
      {drop && (
        <div
          className={drop.mark.kind === 'line' ? styles.line : styles.area}
          data-drop={drop.mark.kind}
          style={{
            left: drop.mark.box.left,
            top: drop.mark.box.top,
            width: drop.mark.box.right - drop.mark.box.left,
            height: drop.mark.box.bottom - drop.mark.box.top,
          }}
        />
      )}
      <div className={styles.ghost} style={{ left: x, top: y }} lang={isUrdu(label) ? 'ur' : undefined}>
        <bdi>{label}</bdi>
      </div>
    </div>
  )
}
