import { Component, type ReactNode } from 'react'
import type { Place } from '#lib/place.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import styles from './PaneView.module.css'

export type PageBoundaryProps = {
  /** Another one is another page, and tried at once. */
  of: Place
  children: ReactNode
}

/** Keeps a page that cannot be drawn from taking the window with it: the other pane, lists and saving go on. */
export class PageBoundary extends Component<PageBoundaryProps, { error: Error | null }> {
  override state = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override componentDidUpdate(before: PageBoundaryProps) {
    if (before.of !== this.props.of && this.state.error) this.setState({ error: null })
  }

  override render() {
    const { error } = this.state as { error: Error | null }
    if (!error) return this.props.children
    return (
      <Empty title="This page could not be shown.">
        <p>What the status line calls saved is safe. {error.message}</p>
        <p className={styles.after}>
          <Button onPress={() => this.setState({ error: null })}>Try again</Button>
        </p>
      </Empty>
    )
  }
}
