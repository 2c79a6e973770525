import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { dropFiles, messages } from '../screens/bringIn.ts'
import { newNote, text } from '../screens/notebook.ts'
import { expect, openApp, recover, test } from './app.ts'
import { keepFigures } from './figures.ts'
import { Ledger } from './ledger.ts'
import { Profile } from './profile.ts'
import { readBack, storedText } from './readBack.ts'
import { SmallDisk } from './smallDisk.ts'

const [KB, MB] = [1024, 1024 * 1024]
const SENTENCE = 'The convoys waited at Torkham. '
/** Of the watchdog, with the pause before a save and what a busy machine takes. */
const LONGEST_SILENCE_MS = 4500
const ANSWERED = '[data-saving="saved"], [data-saving="failed"]'

/** What Chromium does to a database when the disk is full: it closes it, and may delete it. The app says so in place of the window. */
const closed = (page: Page) => page.getByRole('heading', { name: /^The notebook was closed/ })

/**
 * Types a few sentences; after each the line must say within time what has become of it. Returns the longest silence.
 * Ends where the notebook is closed under the window.
 */
async function typeOn(page: Page): Promise<number> {
  let longest = 0
  for (let i = 0; i < 4; i++) {
    if (await closed(page).isVisible()) return longest
    await text(page).click()
    await page.keyboard.press('Control+End')
    const from = Date.now()
    await page.keyboard.insertText(`${SENTENCE.repeat(20)}${i}. `)
    await expect(page.locator('[data-saving="saving"], [data-saving="failed"]').or(closed(page))).toBeVisible()
    await expect(page.locator(ANSWERED).or(closed(page))).toBeVisible({ timeout: 20_000 })
    longest = Math.max(longest, Date.now() - from)
  }
  return longest
}

/** What was called Saved of a note, of which nothing may be missing. */
function missing(said: string, found: string | null): number {
  let same = 0
  while (same < said.length && said[same] === found?.[same]) same++
  return said.length - same
}

const isSaved = (page: Page) => expect(page.locator('[data-saving="saved"]')).toBeVisible({ timeout: 60_000 })

for (const [name, left] of [
  ['nothing', 0],
  ['30 KB', 30 * KB],
  ['200 KB', 200 * KB],
  ['1 MB', MB],
  ['3 MB', 3 * MB],
] as const) {
  test(`a disk with ${name} left`, async ({ site }, info) => {
    test.setTimeout(300_000)
    const mounted = SmallDisk.mount(info.outputPath('disk'), 192)
    test.skip(mounted.disk === null, mounted.disk === null ? mounted.reason : '')
    const disk = mounted.disk!
    const profile = new Profile(`${disk.folder}/profile`, [`--disk-cache-dir=${info.outputPath('cache')}`])
    const [title, ledger] = ['Minutes', new Ledger()]
    try {
      let page = await profile.open()
      await ledger.follow(page)
      await openApp(page, site)
      await newNote(page, title)
      await page.keyboard.type(SENTENCE)
      await isSaved(page)
      await expect(page.locator('[data-copy="current"]')).toBeVisible()

      disk.fill(left)
      let silence = await typeOn(page)
      const large = info.outputPath('Large.html')
      writeFileSync(large, `<title>Large</title><article><p>${SENTENCE.repeat(60_000)}</p></article>`)
      // It is brought in, refused in a sentence, or still waits for the disk: what counts is that no message lies.
      if (!(await closed(page).isVisible())) {
        await dropFiles(page, [large])
        await expect(messages(page).getByText('Large').first().or(closed(page)))
          .toBeVisible({ timeout: 15_000 })
          .catch(() => null)
        silence = Math.max(silence, await typeOn(page))
      }
      const failed = ledger.shown.filter(shown => shown.state === 'failed').length
      const wasClosed = Number(await closed(page).isVisible())
      const said = ledger.savedText(title) ?? ''
      const sourcesSaid = ledger.messages().includes('Brought in “Large”') ? 1 : 0
      await profile.kill()

      disk.makeRoom()
      page = await profile.open()
      const shown = await openApp(page, site)
      if (shown === 'recovery') await recover(page)
      const kept = await readBack(page, site)
      const found = storedText(kept, title)
      const lost = missing(said, found)
      const sources = (kept.database?.sources ?? []).length
      keepFigures({
        what: `disk with ${name} left (${shown})`,
        times: 1,
        acknowledged: said.length,
        readBack: said.length - lost,
        lost,
        silence,
        failed,
        wasClosed,
      })
      expect(lost).toBe(0)
      expect(sources).toBeGreaterThanOrEqual(sourcesSaid)
      expect(silence).toBeLessThanOrEqual(LONGEST_SILENCE_MS)
    } finally {
      await profile.end()
      disk.unmount()
    }
  })
}

test('a quota that is used up, by the DevTools protocol', async ({ site, profile }, info) => {
  test.setTimeout(180_000)
  const [title, ledger] = ['Minutes', new Ledger()]
  let page = await profile.open()
  await ledger.follow(page)
  await openApp(page, site)
  await newNote(page, title)
  await page.keyboard.type(SENTENCE)
  await isSaved(page)
  const session = await page.context().newCDPSession(page)
  const origin = new URL(site).origin
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  // Chromium holds the private files to it and not the database: what that takes has one home only, and is not called Saved.
  let silence = await typeOn(page)
  await expect(page.locator('[data-saving="failed"]')).toContainText('no more room')
  const large = info.outputPath('Large.html')
  writeFileSync(large, `<title>Large</title><article><p>${SENTENCE.repeat(60_000)}</p></article>`)
  await dropFiles(page, [large])
  await expect(messages(page)).toContainText('Large', { timeout: 60_000 })
  silence = Math.max(silence, await typeOn(page))
  await expect(page.locator('[data-saving="failed"]')).toBeVisible()
  await session.send('Storage.overrideQuotaForOrigin', { origin })
  await isSaved(page)
  const said = ledger.savedText(title) ?? ''
  await profile.kill()
  page = await profile.open()
  const kept = await readBack(page, site)
  const lost = missing(said, storedText(kept, title))
  if (ledger.messages().includes('Brought in “Large”')) expect(kept.database?.sources).toHaveLength(1)
  const failed = ledger.shown.filter(shown => shown.state === 'failed').length
  keepFigures({
    what: 'quota used up',
    times: 1,
    acknowledged: said.length,
    readBack: said.length - lost,
    lost,
    silence,
    failed,
  })
  expect(lost).toBe(0)
  expect(silence).toBeLessThanOrEqual(LONGEST_SILENCE_MS)
})
