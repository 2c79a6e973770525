import styles from './Settings.module.css'

/** A path on the disk, in its own direction whatever the language around it. */
export function Path({ path }: { path: string }) {
  return (
    <bdi dir="ltr" className={styles.path}>
      {path}
    </bdi>
  )
}
