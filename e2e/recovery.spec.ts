import type { Page } from '@playwright/test'
import { frameOf } from '../src/shared/journal.ts'
import { expect, test } from './fixtures.ts'
import { cutRows, damageCopies, dropRecords, journals, leaveApp, loseDatabase, safeFiles } from './screens/damage.ts'
import { newNote, openNote, saved, text } from './screens/notebook.ts'

const heading = (page: Page, name: string) => page.getByRole('heading', { name })
const choice = (page: Page, name: RegExp) => page.getByRole('radio', { name })

/** One note, saved, and in the safe copy too. */
async function written(page: Page, name: string, words: string): Promise<void> {
  await newNote(page, name)
  await page.keyboard.type(words)
  await saved(page)
  await expect.poll(async () => (await journals(page)).join('')).toContain(words)
}

async function openRestored(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the notebook' }).click()
  // What is found in the texts is found anew.
  await expect(page.getByRole('button', { name: 'Search or go to' })).toBeVisible({ timeout: 60_000 })
}

/** A journal of so many notes, each a record of its own, as it lies on the disk. */
function journalOf(notes: number): string {
  const words = 'The supply route was closed for seven months, and reopened with a sentence. '.repeat(20)
  const frames = Array.from({ length: notes }, (_, at) => {
    const id = `note-${at}`
    const head = {
      id,
      kind: 'note',
      title: `Note ${at}`,
      rev: id,
      textRev: id,
      seq: at + 1,
      changedAt: at,
      createdAt: at,
    }
    const block = { type: 'paragraph', version: 1, children: [{ type: 'text', version: 1, text: words }] }
    const payload = { put: { notes: [head], bodies: [{ id, blocks: [JSON.stringify(block)] }] }, gone: {} }
    return frameOf(JSON.stringify({ notebook: NOTEBOOK, seq: at + 1, schema: 2, kind: 'write', at: 1, payload }))
  })
  return Buffer.concat(frames).toString()
}

const NOTEBOOK = '0b9f3c52-7a1e-4c55-9d3b-6a1b2c3d4e5f'

async function putJournal(page: Page, journal: string): Promise<void> {
  await page.evaluate(
    async ([notebook, text]) => {
      let folder = await navigator.storage.getDirectory()
      for (const name of ['safety', notebook!]) folder = await folder.getDirectoryHandle(name, { create: true })
      const file = await folder.getFileHandle('journal-20261122T232430Z-00000000.txt', { create: true })
      const writing = await file.createWritable()
      await writing.write(text!)
      await writing.close()
    },
    [NOTEBOOK, journal] as const,
  )
}

const noteCount = (page: Page) =>
  page.getByRole('navigation', { name: 'Notebook' }).getByRole('button', { name: /^Notes/ })

test('what is there is shown as choices, by keys too, and what is damaged says so', async ({ page, site }) => {
  await page.clock.install()
  await page.reload()
  await page.locator('#root > :not([data-waiting])').first().waitFor({ state: 'attached' })
  await written(page, 'Minutes', 'The first words.')
  await page.clock.fastForward('06:00')
  await expect.poll(() => safeFiles(page)).toContainEqual(expect.stringMatching(/^snapshot-.*\.zip$/))
  await loseDatabase(page, site)
  expect(await damageCopies(page, '^snapshot-', 'cut')).toBe(1)
  await page.goto(site)
  await expect(heading(page, 'Your notebook is not where it was kept.')).toBeVisible()
  await expect(choice(page, /^Safe copy until .* 1 note, 0 sources, 0 highlights.*Proposed/)).toBeChecked()
  await expect(choice(page, /^The database as it is now.*Nothing in it can be read/)).toBeDisabled()
  await page.getByText('Snapshots (1)').click()
  await expect(choice(page, /^Snapshot of .*Damaged: it cannot be used/)).toBeDisabled()
  await page.getByText('What happened, in detail').click()
  await expect(page.getByText(/^Last seen here .* by version \d.*: 1 note/)).toBeVisible()
})

test('texts that are gone without a word come back from both together', async ({ page, site }) => {
  await written(page, 'Minutes', 'The first words.')
  await written(page, 'Elsewhere', 'Of another place.')
  const remembered = () => page.evaluate(() => localStorage.getItem('notebook-marker'))
  const seqs = async () =>
    [...(await journals(page)).join('').matchAll(/"schema":\d+,"seq":(\d+)/g)].map(([, seq]) => seq)
  await expect
    .poll(async () => JSON.parse((await remembered()) ?? '{}').seq)
    .toBe(Math.max(...(await seqs()).map(Number)))
  await cutRows(page, site, ['bodies'])
  await dropRecords(page, 'Elsewhere')
  await page.goto(site)
  await expect(heading(page, 'Something has gone from your notebook.')).toBeVisible()
  await expect(choice(page, /^Database and safe copy together.* 2 notes/)).toBeChecked()
  await page.getByRole('button', { name: 'Restore both together' }).click()
  await openRestored(page)
  await expect(noteCount(page)).toHaveText(/^Notes\s*2$/)
  await openNote(page, 'Minutes')
  await expect(text(page)).toHaveText('The first words.')
})

test('restored, lost again and restored again, each note is there once', async ({ page, site }) => {
  await written(page, 'Minutes', 'The first words.')
  for (let i = 0; i < 2; i++) {
    await loseDatabase(page, site)
    await page.goto(site)
    // Twice before anything else can happen.
    await page.getByRole('button', { name: 'Restore the safe copy' }).evaluate((button: HTMLButtonElement) => {
      button.click()
      button.click()
    })
    await expect(heading(page, 'Your notebook is restored.')).toBeVisible()
    await openRestored(page)
    await expect(noteCount(page)).toHaveText(/^Notes\s*1$/)
  }
  await openNote(page, 'Minutes')
  await expect(text(page)).toHaveText('The first words.')
})

test('a restore that was killed in the middle is begun anew, and leaves nothing behind', async ({ page, site }) => {
  await written(page, 'Minutes', 'The first words.')
  await leaveApp(page, site)
  // As a kill leaves it: the tables, the mark and some rows.
  await page.evaluate(
    () =>
      new Promise<void>(resolve => {
        const opening = indexedDB.open('notebook-00000000-0000-0000-0000-000000000000', 20)
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('meta', { keyPath: 'key' }).put({ key: 'restoring', value: 1 })
        }
        opening.onsuccess = () => resolve(opening.result.close())
      }),
  )
  await loseDatabase(page, site)
  await page.goto(site)
  await page.getByRole('button', { name: 'Restore the safe copy' }).click()
  await openRestored(page)
  await expect(noteCount(page)).toHaveText(/^Notes\s*1$/)
  const names = () => page.evaluate(async () => (await indexedDB.databases()).map(one => one.name))
  await expect.poll(names).toEqual([expect.stringMatching(/^notebook-(?!00000000)/)])
})

test('three thousand notes come back with their progress in view, and can be stopped until then', async ({
  page,
  site,
}) => {
  test.slow()
  await leaveApp(page, site)
  await loseDatabase(page, site)
  await page.evaluate(() => localStorage.clear())
  await putJournal(page, journalOf(3_000))
  await page.goto(site)
  await expect(choice(page, /^Safe copy until .* 3,000 notes/)).toBeChecked()
  await page.getByRole('button', { name: 'Restore the safe copy' }).click()
  await expect(page.getByRole('progressbar', { name: 'Restoring the notebook' })).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped. Everything is as it was.')).toBeVisible()
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
  await page.getByRole('button', { name: 'Restore the safe copy' }).click()
  await expect(heading(page, 'Your notebook is restored.')).toBeVisible({ timeout: 60_000 })
  await openRestored(page)
  await expect(noteCount(page)).toHaveText(/^Notes\s*3,000$/)
})

test('nothing is folded, rotated or written while nobody has decided', async ({ page, site }) => {
  await page.clock.install()
  await page.reload()
  await page.locator('#root > :not([data-waiting])').first().waitFor({ state: 'attached' })
  await written(page, 'Minutes', 'The first words.')
  await loseDatabase(page, site)
  const before = [await safeFiles(page), await journals(page)]
  await page.goto(site)
  await expect(heading(page, 'Your notebook is not where it was kept.')).toBeVisible()
  await page.clock.fastForward('02:00:00')
  await page.reload()
  await expect(heading(page, 'Your notebook is not where it was kept.')).toBeVisible()
  await page.clock.fastForward('02:00:00')
  expect([await safeFiles(page), await journals(page)]).toEqual(before)
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
})

test('what the browser said once of a deleted database stands on the screen until it is decided', async ({
  page,
  site,
}) => {
  await written(page, 'Minutes', 'The first words.')
  await loseDatabase(page, site)
  // Chromium gives the event a reason when it has deleted what was damaged; nothing else about it is different.
  await page.addInitScript(() => {
    if (localStorage.getItem('told')) return
    Object.defineProperty(IDBVersionChangeEvent.prototype, 'dataLoss', { get: () => 'total' })
    Object.defineProperty(IDBVersionChangeEvent.prototype, 'dataLossMessage', { get: () => 'Corruption: a block' })
  })
  await page.goto(site)
  await expect(page.getByText(/discarded all of the database \(Corruption: a block\)/)).toBeVisible()
  await page.evaluate(() => {
    localStorage.setItem('told', 'yes')
    localStorage.removeItem('notebook-marker')
  })
  await damageCopies(page, '.', 'remove')
  await page.reload()
  // Neither marker nor copy is left, and the browser says nothing any more.
  await expect(page.getByText(/discarded all of the database/)).toBeVisible()
  await expect(page.getByText('Nothing was found here that could be brought back.')).toBeVisible()
  await page.getByRole('button', { name: 'Begin an empty notebook…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Begin an empty notebook' }).click()
  await expect(page.getByRole('button', { name: 'New note' }).first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'New note' }).first()).toBeVisible()
})

test('a database that does not answer is waited for with words, and opens when it does', async ({ page, site }) => {
  await written(page, 'Minutes', 'The first words.')
  await leaveApp(page, site)
  await page.clock.install()
  await page.addInitScript(() => {
    const open = indexedDB.open.bind(indexedDB)
    let answer = () => {}
    const held = new Promise<void>(resolve => {
      answer = resolve
    })
    Object.assign(globalThis, { answerNow: () => answer() })
    indexedDB.open = (name, version) => {
      const asked = open(name, version)
      const later = (handler: 'onsuccess' | 'onerror') =>
        Object.defineProperty(asked, handler, {
          set: (listener: (event: Event) => void) =>
            asked.addEventListener(handler.slice(2), event => void held.then(() => listener.call(asked, event))),
        })
      later('onsuccess')
      later('onerror')
      return asked
    }
  })
  await page.goto(site)
  await page.clock.fastForward('00:09')
  await expect(heading(page, 'The notebook does not answer yet.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused()
  await page.evaluate(() => (globalThis as unknown as { answerNow: () => void }).answerNow())
  await expect(page.getByRole('button', { name: 'Search or go to' })).toBeVisible()
})
