import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { newNote, openNote, openWindow, runCommand, saved, text } from './screens/notebook.ts'
import { closeSettings, openSettings } from './screens/settings.ts'

const SECTION = 'Where things are kept'
const copyWord = (page: Page) => page.locator('[data-copy]')
const rows = (page: Page) => page.getByRole('list', { name: 'Safe copies' }).getByRole('listitem')

async function writeNote(page: Page, name: string): Promise<void> {
  await newNote(page, name)
  await page.keyboard.type(`The words of ${name}.`)
  await saved(page)
  await expect(copyWord(page)).toHaveText(/^safe copy (just now|\d+ s ago)$/)
}

/** Flips some bytes in the middle of the newest snapshot of the browser's private files. */
const damageSnapshot = (page: Page) =>
  page.evaluate(async () => {
    const safety = await (await navigator.storage.getDirectory()).getDirectoryHandle('safety')
    const found: FileSystemFileHandle[] = []
    for await (const notebook of safety.values())
      for await (const file of (notebook as FileSystemDirectoryHandle).values())
        if (file.name.startsWith('snapshot-')) found.push(file as FileSystemFileHandle)
    const newest = found.sort((a, b) => (a.name < b.name ? 1 : -1))[0]!
    const bytes = new Uint8Array(await (await newest.getFile()).arrayBuffer())
    for (let at = 0; at < 200; at++) bytes[(bytes.length >> 1) + at]! ^= 1
    const writable = await newest.createWritable()
    await writable.write(bytes)
    await writable.close()
  })

/** Imports a note of one line. */
async function importNote(page: Page): Promise<void> {
  await runCommand(page, 'Import Markdown')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a zip or files…' }).click()
  const buffer = Buffer.from('# Imported\n')
  await (await choosing).setFiles({ name: 'Imported.md', mimeType: 'text/markdown', buffer })
}

/** Lets the page pick a folder of its private files, for which no dialog is needed; and lose the permission to it. */
const letPick = (page: Page) =>
  page.addInitScript(() => {
    const picks = window as unknown as { showDirectoryPicker: () => Promise<FileSystemDirectoryHandle> }
    picks.showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('Stick', { create: true })
    const permission = () => localStorage.getItem('test-permission') ?? 'granted'
    Object.assign(FileSystemDirectoryHandle.prototype, {
      queryPermission: async () => permission(),
      requestPermission: async () => {
        localStorage.setItem('test-permission', 'granted')
        return 'granted'
      },
    })
  })

/** All that was written into the picked folder, by the names of the files. One that is written just now is empty. */
const inStick = (page: Page) =>
  page.evaluate(async () => {
    const found: Record<string, string> = {}
    const read = async (folder: FileSystemDirectoryHandle) => {
      for await (const entry of folder.values()) {
        if (entry.kind === 'directory') await read(entry as FileSystemDirectoryHandle)
        else found[entry.name] = await (await (entry as FileSystemFileHandle).getFile()).text().catch(() => '')
      }
    }
    await read(await (await navigator.storage.getDirectory()).getDirectoryHandle('Stick'))
    return found
  })
const wordsInStick = async (page: Page) => Object.values(await inStick(page)).join('')

test('the status line says how old the safe copy is, and leads to all about it', async ({ page }) => {
  await writeNote(page, 'Minutes')
  await copyWord(page).getByRole('button').click()
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await expect(settings.getByRole('heading', { name: SECTION })).toBeVisible()
  await expect(settings.getByText('0 snapshots and 1 journal')).toBeVisible()
})

test('a snapshot is made on demand, and not where nothing has changed since', async ({ page }) => {
  await writeNote(page, 'Minutes')
  const settings = await openSettings(page, SECTION)
  await settings.getByRole('button', { name: 'Make a snapshot now' }).click()
  await expect(rows(page)).toHaveCount(2)
  await expect(settings.getByText('1 snapshot and 1 journal')).toBeVisible()
  await expect(page.getByText('A snapshot is made.')).toBeVisible()
  await settings.getByRole('button', { name: 'Make a snapshot now' }).click()
  await expect(page.getByText('Nothing has changed since the last snapshot.')).toBeVisible()
  await expect(rows(page)).toHaveCount(2)
})

test('verifying tells what is whole, finds a damaged snapshot, says what that means, and is remembered', async ({
  page,
}) => {
  for (const name of ['First', 'Second']) {
    await writeNote(page, name)
    const settings = await openSettings(page, SECTION)
    await settings.getByRole('button', { name: 'Make a snapshot now' }).click()
    await expect(rows(page).filter({ hasText: 'Snapshot' })).toHaveCount(name === 'First' ? 1 : 2)
    if (name === 'First') await closeSettings(page)
  }
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await expect(settings.getByText('Never verified.')).toBeVisible()
  await settings.getByRole('button', { name: 'Verify now' }).click()
  await expect(settings.getByText(/^Verified today at \d\d:\d\d: all of it is whole\.$/)).toBeVisible()
  await expect(rows(page).filter({ hasText: 'Whole' })).toHaveCount(3)
  await damageSnapshot(page)
  await settings.getByRole('button', { name: 'Verify now' }).click()
  await expect(rows(page).filter({ hasText: 'Damaged' })).toHaveText(
    /^Snapshot.*Damaged.*(nothing is lost|What is brought back from it is whole)\.$/,
  )
  await expect(settings.getByText(/1 copy damaged, see below\.$/)).toBeVisible()
  await page.reload()
  await openSettings(page, SECTION)
  await expect(rows(page).filter({ hasText: 'Damaged' })).toHaveCount(1)
})

test('an import begins with a snapshot of what was there', async ({ page }) => {
  await writeNote(page, 'Before')
  await importNote(page)
  await expect(page.getByRole('dialog', { name: '1 note was added.' })).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  const settings = await openSettings(page, SECTION)
  await expect(settings.getByText('1 snapshot and 1 journal')).toBeVisible()
  const upTo = await rows(page).filter({ hasText: 'Snapshot' }).textContent()
  await settings.getByRole('button', { name: 'Make a snapshot now' }).click()
  await expect(rows(page).filter({ hasText: 'Snapshot' })).toHaveCount(2)
  expect(await rows(page).filter({ hasText: 'Snapshot' }).last().textContent()).toBe(upTo)
})

test.describe('a folder of one’s own', () => {
  test.beforeEach(async ({ page }) => {
    await letPick(page)
    await page.reload()
    await page.locator('#root > :not([data-waiting])').first().waitFor({ state: 'attached' })
  })

  test('takes all there is and all that comes, from every window, also after a reload', async ({
    page,
    context,
    site,
  }) => {
    await writeNote(page, 'Before')
    const other = await context.newPage()
    await letPick(other)
    await other.goto(site)
    const settings = await openSettings(page, SECTION)
    await expect(
      settings.getByText(/^What is saved is kept a second time in the browser’s private files/),
    ).toBeVisible()
    await settings.getByRole('button', { name: 'Keep them in a folder too…' }).click()
    await expect(settings.getByText(/^In both: .* your folder “Stick”, which stays\.$/)).toBeVisible()
    await expect.poll(() => wordsInStick(page)).toContain('The words of Before.')
    await writeNote(other, 'Elsewhere')
    await expect.poll(() => wordsInStick(page)).toContain('The words of Elsewhere.')
    await settings.getByRole('button', { name: 'Make a snapshot now' }).click()
    await expect
      .poll(async () => Object.keys(await inStick(page)))
      .toContainEqual(expect.stringMatching(/^snapshot-.*\.zip$/))
    await page.reload()
    await expect(text(page)).toBeVisible()
    await writeNote(page, 'After')
    await expect.poll(() => wordsInStick(page)).toContain('The words of After.')
  })

  test('that the browser no longer allows is said, asked for by a click, and then brought up to date', async ({
    page,
  }) => {
    await writeNote(page, 'Before')
    const settings = await openSettings(page, SECTION)
    await settings.getByRole('button', { name: 'Keep them in a folder too…' }).click()
    await expect.poll(() => wordsInStick(page)).toContain('The words of Before.')
    await page.evaluate(() => localStorage.setItem('test-permission', 'prompt'))
    await page.reload()
    await expect(text(page)).toBeVisible()
    await newNote(page, 'Meanwhile')
    await page.keyboard.type('The words of Meanwhile.')
    await saved(page)
    await expect(copyWord(page)).toHaveText(/^safe copy .*, not in your folder: The browser asks anew/)
    await copyWord(page).getByRole('button').click()
    await expect(settings.getByText(/^Only in .* Your folder “Stick” is not in force\.$/)).toBeVisible()
    expect(await wordsInStick(page)).not.toContain('Meanwhile')
    await settings.getByRole('button', { name: 'Allow the folder again' }).click()
    await expect(settings.getByText(/^In both: /)).toBeVisible()
    await expect.poll(() => wordsInStick(page)).toContain('The words of Meanwhile.')
    await expect(copyWord(page)).toHaveText(/^safe copy (just now|\d+ s ago)$/)
  })

  test('that is gone is said in a sentence, and is never made anew', async ({ page }) => {
    await writeNote(page, 'Before')
    const settings = await openSettings(page, SECTION)
    await settings.getByRole('button', { name: 'Keep them in a folder too…' }).click()
    await expect.poll(() => wordsInStick(page)).toContain('The words of Before.')
    const pullOut = () =>
      page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry('Stick', { recursive: true }))
    // Chromium takes no folder away in which a file is just being written.
    await expect(pullOut).toPass()
    await closeSettings(page)
    await newNote(page, 'Meanwhile')
    await saved(page)
    await expect(copyWord(page)).toHaveText(/not in your folder: Your folder is not there\. Plug in its disk/)
    await expect(
      page.evaluate(async () => {
        const names: string[] = []
        for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name)
        return names
      }),
    ).resolves.toEqual(['safety'])
  })

  test('brings the notebook back when the browser has lost all it kept itself', async ({ page, site }) => {
    await writeNote(page, 'Before')
    const settings = await openSettings(page, SECTION)
    await settings.getByRole('button', { name: 'Keep them in a folder too…' }).click()
    await expect.poll(() => wordsInStick(page)).toContain('The words of Before.')
    await page.goto(`${site}about.json`)
    await page.evaluate(async () => {
      localStorage.clear()
      localStorage.setItem('test-permission', 'prompt')
      await (await navigator.storage.getDirectory()).removeEntry('safety', { recursive: true })
      await new Promise((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('notebook')
        deleting.onsuccess = resolve
        deleting.onerror = reject
      })
    })
    await page.goto(site)
    await expect(page.getByRole('heading', { name: 'Your notebook is not where it was kept.' })).toBeVisible()
    await page.getByRole('button', { name: 'Look in the folder “Stick”' }).click()
    await page.getByRole('button', { name: /^Restore/ }).click()
    await page.getByRole('button', { name: 'Open the notebook' }).click()
    await openNote(page, 'Before')
    await expect(text(page)).toHaveText('The words of Before.')
  })

  test('is left by a press, and what is there stays', async ({ page }) => {
    await writeNote(page, 'Before')
    const settings = await openSettings(page, SECTION)
    await settings.getByRole('button', { name: 'Keep them in a folder too…' }).click()
    await expect.poll(() => wordsInStick(page)).toContain('The words of Before.')
    await settings.getByRole('button', { name: 'Keep none in a folder' }).click()
    await expect(
      settings.getByText(/^What is saved is kept a second time in the browser’s private files/),
    ).toBeVisible()
    expect(await wordsInStick(page)).toContain('The words of Before.')
  })
})

test('a browser that lets one choose no folder offers none', async ({ page, context, site }) => {
  await page.close()
  const bare = await context.newPage()
  await bare.addInitScript(() => {
    delete (window as unknown as { showDirectoryPicker?: unknown }).showDirectoryPicker
  })
  await bare.goto(site)
  const settings = await openSettings(bare, SECTION)
  await expect(settings.getByText(/export the notebook now and then\.$/)).toBeVisible()
  await expect(settings.getByRole('button', { name: 'Keep them in a folder too…' })).toHaveCount(0)
})

test('little room is said in the status line and in the settings, and nothing is imported without it', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.storage.estimate = async () => ({ quota: 0.6e9, usage: 0.2e9 })
  })
  await page.reload()
  await expect(page.locator('[data-room]')).toHaveText('Only 400.0 MB left to this browser')
  const settings = await openSettings(page, SECTION)
  await expect(settings.getByText('Only 400.0 MB left to this browser.')).toBeVisible()
  await closeSettings(page)
  await importNote(page)
  await expect(page.getByRole('alert')).toHaveText(
    'This needs 500.0 MB of room, and 400.0 MB are left to this browser. Make room there and try again.',
  )
})

test('what a second window saves shows in the first one’s list', async ({ page, context, site }) => {
  await writeNote(page, 'Minutes')
  const other = await openWindow(context, site)
  await writeNote(other, 'Elsewhere')
  const settings = await openSettings(page, SECTION)
  await expect(settings.getByText('0 snapshots and 2 journals')).toBeVisible()
})
