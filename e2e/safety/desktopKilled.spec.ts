import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { fold } from '../../src/shared/fold.ts'
import { scanJournal } from '../../src/shared/journal.ts'
import { shown } from '../desktop/shown.ts'
import { expect, test } from '../fixtures.ts'
import { text, title } from '../screens/notebook.ts'
import { keepFigures, times } from './figures.ts'

const SENTENCE = 'The convoys waited at Torkham. '

/** All that the journals beside a profile tell, as text. */
function told(profile: string): string {
  const folder = `${profile}-safety-copies`
  return readdirSync(folder)
    .map(notebook => {
      const names = readdirSync(join(folder, notebook)).filter(name => name.startsWith('journal-'))
      const journals = names.map(name => scanJournal(readFileSync(join(folder, notebook, name))).records)
      return JSON.stringify([...(fold(notebook, journals, null).tables.get('bodies')?.values() ?? [])])
    })
    .join('')
}

test('the desktop app killed while typing', async ({ desktop }, info) => {
  const rounds = times(20)
  test.setTimeout(120_000 + rounds * 40_000)
  const profile = info.outputPath('profile')
  let [acknowledged, found, behind] = [0, 0, 0]
  await shown(desktop)
  await desktop.page.getByRole('button', { name: 'New note' }).first().click()
  await expect(title(desktop.page)).toBeFocused()
  await desktop.page.keyboard.type('Minutes')
  await desktop.page.keyboard.press('Enter')
  for (let round = 1; round <= rounds; round++) {
    const { page } = desktop
    let [said, isEnded] = ['', false]
    const typing = type(page, `${round}. ${SENTENCE}`).catch(() => null)
    const watching = watch(text => {
      said = text
    })
    await after(500 + Math.random() * 4000)
    isEnded = true
    await desktop.kill()
    await Promise.all([typing, watching])
    await desktop.launch()
    await shown(desktop)
    await expect(text(desktop.page)).toBeVisible()
    const there = (await text(desktop.page).textContent()) ?? ''
    acknowledged += said.length
    found += there.startsWith(said) ? said.length : 0
    if (!told(profile).includes(said.slice(-40))) behind++
    await text(desktop.page).click()
    await desktop.page.keyboard.press('Control+End')

    /** What the screen called Saved, again and again, until the app is gone. */
    async function watch(tell: (text: string) => void): Promise<void> {
      while (!isEnded) {
        const saved = await page.evaluate(savedText).catch(() => null)
        if (saved !== null) tell(saved)
      }
    }
  }
  keepFigures({
    what: 'desktop app killed while typing',
    times: rounds,
    acknowledged,
    readBack: found,
    lost: acknowledged - found,
    behind,
  })
  expect(acknowledged - found).toBe(0)
})

/** Types a sentence again and again, and rests after each until it is called saved. Ends with the app. */
async function type(page: Page, sentence: string): Promise<void> {
  for (;;) {
    await page.keyboard.type(sentence, { delay: 20 })
    await page.locator('[data-saving="saved"]').waitFor()
  }
}

/** Runs in the page: the text of the note in the frame that calls it saved, null in any other. */
function savedText(): string | null {
  const isSaved = document.querySelector('[data-saving]')?.getAttribute('data-saving') === 'saved'
  return isSaved ? (document.querySelector('[contenteditable="true"]')?.textContent ?? null) : null
}
