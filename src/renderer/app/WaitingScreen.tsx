import { Button } from '#ui/Button.tsx'
import styles from './ErrorScreen.module.css'

/** In place of the window while the notebook does not open. It gives way by itself as soon as there is something else. */
export function WaitingScreen({ isUpdating }: { isUpdating: boolean }) {
  return (
    <main className={styles.stage} data-waiting>
      <div className={styles.sheet} role="status">
        <h1 className={styles.title}>
          {isUpdating ? 'The notebook is being brought up to date.' : 'The notebook does not answer yet.'}
        </h1>
        <p className={styles.lead}>
          {isUpdating
            ? 'This can take a minute. Please leave this window open; the notebook opens by itself.'
            : 'The disk may be busy, or another window may hold it. Nothing was written, and the safe copies are untouched. As soon as it answers it opens by itself.'}
        </p>
        {!isUpdating && (
          <div className={styles.actions}>
            <Button variant="primary" size="large" onPress={() => location.reload()} autoFocus>
              Try again
            </Button>
          </div>
        )}
      </div>
    </main>
  )
}
