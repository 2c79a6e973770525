import type { ComponentType, ReactNode } from 'react'

export type Fetched<Props> = {
  /** Resolves when it can be shown; rejects where its script cannot be had, before there is a dialog to break. */
  fetch(): Promise<void>
  /** Shows nothing until it was fetched. */
  View(props: Props): ReactNode
}

/**
 * A part of the window whose script is of no use at a start and is fetched before the part is shown. React's `lazy`
 * suspends the first time also on a script that is there, and what suspended is shown 300 ms later (React's
 * FALLBACK_THROTTLE_MS).
 */
export function fetched<Props extends object>(load: () => Promise<ComponentType<Props>>): Fetched<Props> {
  let Part: ComponentType<Props> | null = null
  return {
    async fetch() {
      Part ??= await load()
    },
    View: props => Part && <Part {...props} />,
  }
}
