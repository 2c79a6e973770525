import { writeFileSync } from 'node:fs'
import { setTimeout as after } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { dropFiles, messages } from '../screens/bringIn.ts'
import { newNote, saved } from '../screens/notebook.ts'
import { seedScript } from '../seed/bundle.ts'
import { expect, loseDatabases, openApp, recover, test } from './app.ts'
import { keepFigures, times } from './figures.ts'
import { Ledger } from './ledger.ts'
import { makeOlder } from './older.ts'
import type { Profile } from './profile.ts'
import { journalText, readBack, storedText, storedTitles } from './readBack.ts'

const LONGEST_LOSS_MS = 1000
const SENTENCE = 'The convoys waited at Torkham. '

/** What was called saved, and how much of it was found. */
type Found = { acknowledged: number; readBack: number }
type Work = {
  /** Until the browser is killed. */
  begin(page: Page, ledger: Ledger, round: number): Promise<unknown>
  /** The longest that is waited, in milliseconds, from when `begin` has said so by resolving `ready`. */
  within: number
  /** At the next start, on a page beside the app. */
  check(page: Page, ledger: Ledger, round: number, killedAt: number): Promise<Found>
}

/** Kills the browser again and again while it works; each time the next start on the same profile is looked at from outside. */
async function killWhile(what: string, profile: Profile, count: number, work: Work): Promise<void> {
  const rounds = times(count)
  test.setTimeout(120_000 + rounds * 60_000)
  let [acknowledged, found] = [0, 0]
  let page = await profile.open()
  for (let round = 1; round <= rounds; round++) {
    const ledger = new Ledger()
    await ledger.follow(page)
    const working = work.begin(page, ledger, round)
    await Promise.race([ledger.begun, working])
    await after(Math.random() * work.within)
    const killedAt = Date.now()
    // What was begun ends with the browser.
    working.catch(() => null)
    await profile.kill()
    await working.catch(() => null)
    page = await profile.open()
    const one = await work.check(page, ledger, round, killedAt)
    acknowledged += one.acknowledged
    found += one.readBack
  }
  await profile.close()
  keepFigures({
    what: `browser killed while ${what}`,
    times: rounds,
    acknowledged,
    readBack: found,
    lost: acknowledged - found,
  })
  expect(acknowledged - found, 'acknowledged and lost').toBe(0)
}

test('killed while typing', async ({ profile, site }) => {
  let [typingLost, behind] = [0, 0]
  await killWhile('typing', profile, 20, {
    within: 4000,
    async begin(page, ledger, round) {
      await openApp(page, site)
      await newNote(page, `Round ${round}`)
      ledger.begin()
      await ledger.type(page, SENTENCE, 20)
    },
    async check(page, ledger, round, killedAt) {
      const kept = await readBack(page, site)
      const said = ledger.savedText(`Round ${round}`) ?? ''
      const found = storedText(kept, `Round ${round}`) ?? ''
      typingLost = Math.max(typingLost, ledger.lostMs(found.length, killedAt))
      if (!journalText(kept, `Round ${round}`)?.startsWith(said)) behind++
      return { acknowledged: said.length, readBack: found.startsWith(said) ? said.length : 0 }
    },
  })
  keepFigures({ what: '… typing that was never called Saved, at most', times: times(20), typingLost, behind })
  expect(typingLost).toBeLessThanOrEqual(LONGEST_LOSS_MS)
})

test('killed while bringing in sources', async ({ profile, site }, info) => {
  const files = (round: number) =>
    Array.from({ length: 6 }, (_, at) => {
      const path = info.outputPath(`Source ${round}-${at + 1}.html`)
      const words = `${SENTENCE}Source ${round}-${at + 1}. `.repeat(2000)
      writeFileSync(path, `<title>Source ${round}-${at + 1}</title><article><p>${words}</p></article>`)
      return path
    })
  await killWhile('bringing in sources', profile, 8, {
    within: 3000,
    async begin(page, ledger, round) {
      await openApp(page, site)
      await dropFiles(page, files(round))
      // In the midst of it, or right after it was said to be done.
      if (round % 2 === 0) await expect(messages(page)).toContainText('Brought in 6 sources', { timeout: 60_000 })
      ledger.begin()
    },
    async check(page, ledger, round) {
      const { database } = await readBack(page, site)
      const sources = (database?.sources ?? []).filter(({ csl }) => JSON.stringify(csl).includes(`Source ${round}-`))
      const whole = sources.filter(
        ({ fileId, versionId }) =>
          database?.files?.some(({ id }) => id === fileId) && database.versions?.some(({ id }) => id === versionId),
      )
      expect(whole, 'no source is there by half').toEqual(sources)
      const said = ledger.messages().includes('Brought in 6 sources') ? 6 : 0
      return { acknowledged: said, readBack: Math.min(said, whole.length) }
    },
  })
})

test('killed while a safe copy is restored', async ({ profile, site }) => {
  const said: string[] = []
  await killWhile('restoring', profile, 7, {
    within: 1500,
    async begin(page, ledger, round) {
      if ((await openApp(page, site)) === 'recovery') await recover(page)
      await newNote(page, `Round ${round}`)
      await page.keyboard.type(SENTENCE)
      await saved(page)
      await expect(page.locator('[data-copy="current"]')).toBeVisible()
      said.push(`Round ${round}`)
      await loseDatabases(page, site)
      await openApp(page, site)
      ledger.begin()
      await recover(page)
    },
    async check(page) {
      // Whatever came of it: either the notebook opens, or it is offered again.
      if ((await openApp(page, site)) === 'recovery') await recover(page)
      const kept = await readBack(page, site)
      expect(storedTitles(kept), 'nothing is there twice').toEqual([...said].sort())
      const whole = said.filter(title => storedText(kept, title) === SENTENCE)
      return { acknowledged: said.length, readBack: whole.length }
    },
  })
})

test('killed while a snapshot is made', async ({ profile, site }) => {
  await killWhile('folding', profile, 8, {
    within: 1200,
    async begin(page, ledger, round) {
      await page.clock.install()
      if ((await openApp(page, site)) === 'recovery') await recover(page)
      await newNote(page, `Round ${round}`)
      await page.keyboard.type(SENTENCE)
      await saved(page)
      await expect(page.locator('[data-copy="current"]')).toBeVisible()
      ledger.begin()
      await page.clock.fastForward('06:00')
    },
    async check(page, _ledger, round) {
      // The copies alone must tell all of it, also where a snapshot was begun.
      await loseDatabases(page, site)
      expect(await openApp(page, site)).toBe('recovery')
      await recover(page)
      const kept = await readBack(page, site)
      const said = Array.from({ length: round }, (_, at) => `Round ${at + 1}`)
      const whole = said.filter(title => storedText(kept, title) === SENTENCE)
      return { acknowledged: said.length, readBack: whole.length }
    },
  })
})

test('killed while an older notebook is brought to the newer form', async ({ profile, site }) => {
  const notes = Array.from({ length: 400 }, (_, at) => ({ title: `Note ${at}`, text: `${SENTENCE} #aid [[Note 0]]` }))
  let titles: string[] = []
  const page = await profile.open()
  await page.goto(`${site}about.json`)
  await page.evaluate(`${seedScript()};seed.seedNotebook(${JSON.stringify({ notes })})`)
  await profile.close()
  await killWhile('migrating', profile, 7, {
    within: 1200,
    async begin(page, ledger) {
      await page.goto(`${site}about.json`)
      titles = await makeOlder(page)
      await page.goto(site, { waitUntil: 'commit' })
      ledger.begin()
    },
    async check(page) {
      expect(await openApp(page, site)).toBe('window')
      const kept = await readBack(page, site)
      expect(storedTitles(kept)).toEqual(titles)
      const whole = titles.filter(title => storedText(kept, title)?.startsWith(SENTENCE))
      return { acknowledged: titles.length, readBack: whole.length }
    },
  })
})
