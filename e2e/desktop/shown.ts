import type { Desktop } from '../desktop.ts'
import { expect } from '../fixtures.ts'

/** Waits until the notebook is shown: before that the page may have no body yet. */
export async function shown(desktop: Desktop): Promise<void> {
  await expect(desktop.page.getByRole('button', { name: 'New note' }).first()).toBeVisible()
}
