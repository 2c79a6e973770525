import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { serve } from '../../scripts/serve.mjs'
import { newNote, saved } from '../screens/notebook.ts'
import { seedScript } from '../seed/bundle.ts'
import { expect, openApp, recover, test } from './app.ts'
import { BESIDE_THE_DATABASE, type Damage, TO_ALL, TO_BOTH, TO_THE_DATABASE, TO_THE_STORE } from './damage.ts'
import { keepFigures } from './figures.ts'
import { Profile } from './profile.ts'
import { readBack } from './readBack.ts'

const TABLES = ['notes', 'bodies', 'sources', 'versions', 'files', 'highlights', 'tombstones']
const SENTENCE = 'The convoys waited at Torkham. '

test.describe.configure({ mode: 'default' })

let whole: Profile
let there: Record<string, string[]>
let server: Awaited<ReturnType<typeof serve>>

test.beforeAll(async () => {
  test.setTimeout(180_000)
  server = await serve({ port: 0 })
  whole = new Profile(test.info().outputPath('whole'))
  there = await fill(whole, server.address)
})
test.afterAll(async () => {
  await whole?.end()
  await server?.close()
})

/** A notebook with something of everything: in table files, in the log, in snapshots, in journals, and in one of them only. */
async function fill(profile: Profile, site: string): Promise<Record<string, string[]>> {
  const notes = Array.from({ length: 300 }, (_, at) => ({ title: `Note ${at}`, text: SENTENCE.repeat(200) }))
  const sources = [
    { title: 'Seven months', text: SENTENCE.repeat(9000), highlights: [{ words: 'The convoys waited' }] },
  ]
  let page = await profile.open()
  await page.goto(`${site}about.json`)
  await page.evaluate(`${seedScript()};seed.seedNotebook(${JSON.stringify({ notes, sources })})`)
  for (const round of [1, 2]) {
    await page.clock.install()
    await openApp(page, site)
    await write(page, `Before snapshot ${round}`)
    await page.clock.fastForward('06:00')
    await expect.poll(() => countSnapshots(page), { timeout: 30_000 }).toBe(round)
    if (round === 1) await ageSnapshots(page)
    await write(page, `After snapshot ${round}`)
    await profile.close()
    page = await profile.open()
  }
  const rows = await rowsOf(page, site)
  await profile.close()
  return rows
}

async function write(page: Page, title: string): Promise<void> {
  await newNote(page, title)
  await page.keyboard.type(`${title}. ${SENTENCE}`)
  await saved(page)
  await expect(page.locator('[data-copy="current"]')).toBeVisible({ timeout: 30_000 })
}

function countSnapshots(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let count = 0
    const safety = await (await navigator.storage.getDirectory()).getDirectoryHandle('safety')
    for await (const folder of safety.values())
      for await (const name of (folder as FileSystemDirectoryHandle).keys())
        if (/^snapshot-.*\.zip$/.test(name)) count++
    return count
  })
}

/** Of the snapshots of one hour only the newest is kept; this one was made last year. */
function ageSnapshots(page: Page): Promise<void> {
  return page.evaluate(async () => {
    type Movable = FileSystemFileHandle & { move(name: string): Promise<void> }
    const safety = await (await navigator.storage.getDirectory()).getDirectoryHandle('safety')
    for await (const folder of safety.values())
      for await (const file of (folder as FileSystemDirectoryHandle).values())
        if (file.name.endsWith('.zip'))
          await (file as Movable).move(file.name.replace(/^snapshot-\d{4}/, 'snapshot-2025'))
  })
}

/** Everything that one has made, without the numbers of the writes: a restore may give others. */
async function rowsOf(page: Page, site: string): Promise<Record<string, string[]>> {
  const { database } = await readBack(page, site)
  const plain = (table: string) =>
    (database?.[table] ?? []).map(({ seq, ...row }) => JSON.stringify(inOrder(row))).sort()
  return Object.fromEntries(TABLES.map(table => [table, plain(table)]))
}

const inOrder = (row: object) => Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))

/**
 * What the app says at its start, also where it is the copies that know more than the database, or where Chromium takes it
 * away as soon as the damaged place is read.
 */
async function start(page: Page): Promise<'window' | 'recovery'> {
  if ((await openApp(page, server.address)) === 'recovery') return 'recovery'
  const recovery = page.getByText('Nothing was changed, and nothing new was begun.')
  const closed = page.getByRole('button', { name: 'Open it again' })
  await expect(page.locator('[data-copy="current"]').or(recovery).or(closed)).toBeVisible({ timeout: 30_000 })
  if (await closed.isVisible()) {
    await closed.click()
    await expect(recovery).toBeVisible({ timeout: 30_000 })
  }
  return (await recovery.isVisible()) ? 'recovery' : 'window'
}

function damageEach(where: string, damages: Record<string, Damage>): void {
  for (const [what, damage] of Object.entries(damages)) {
    test(`${where}: ${what}`, async () => {
      const profile = whole.copyTo(test.info().outputPath('damaged'))
      damage(profile.folder)
      const page = await profile.open()
      try {
        const shown = await start(page)
        if (shown === 'recovery') await recover(page)
        const found = await rowsOf(page, server.address)
        const lost = TABLES.flatMap(table => there[table]!.filter(row => !found[table]!.includes(row)))
        const count = Object.values(there).flat().length
        keepFigures({
          what: `${where}: ${what} (${shown})`,
          times: 1,
          acknowledged: count,
          readBack: count - lost.length,
          lost: lost.length,
        })
        expect(lost.map(row => row.slice(0, 200))).toEqual([])
        expect(found).toEqual(there)
      } finally {
        await profile.end()
      }
    })
  }
}

damageEach('the database', TO_THE_DATABASE)
damageEach('beside the database', BESIDE_THE_DATABASE)
damageEach('both', TO_BOTH)

for (const [what, damage] of Object.entries(TO_ALL)) {
  test(`all: ${what}`, async () => {
    const profile = whole.copyTo(test.info().outputPath('damaged'))
    damage(profile.folder)
    const page = await profile.open()
    try {
      expect(await start(page)).toBe('recovery')
      const [nothing, harmed, harmless] = [
        page.getByText('Nothing was found here that could be brought back.'),
        page.getByText('cannot be read; the rest is whole.'),
        page.getByText('cannot be read; nothing is missing for that.'),
      ]
      await expect(nothing.or(harmed).or(harmless)).toBeVisible({ timeout: 30_000 })
      const isAll = await harmless.isVisible()
      const said = isAll ? 'that nothing is missing' : 'what is missing'
      keepFigures({ what: `all: ${what} (recovery says ${said})`, times: 1 })
      if (!isAll) return
      await recover(page)
      expect(await rowsOf(page, server.address)).toEqual(there)
    } finally {
      await profile.end()
    }
  })
}

for (const [what, damage] of Object.entries(TO_THE_STORE)) {
  test(`the store itself: ${what}`, async () => {
    const profile = whole.copyTo(test.info().outputPath('damaged'))
    damage(profile.folder)
    try {
      const page = await profile.open()
      expect(await start(page)).toBe('recovery')
      await expect(page.getByText('304 notes, 1 source, 1 highlight')).toBeVisible()
      await profile.kill()
      // What the user can do: take the folder of the browser's databases away. Then all of it comes back.
      rmSync(join(profile.folder, 'Default', 'IndexedDB'), { recursive: true })
      const again = await profile.open()
      expect(await start(again)).toBe('recovery')
      await recover(again)
      expect(await rowsOf(again, server.address)).toEqual(there)
      keepFigures({ what: `the store itself: ${what} (only after its folder was taken away by hand)`, times: 1 })
    } finally {
      await profile.end()
    }
  })
}
