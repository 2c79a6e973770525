import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { loseDatabases, recover } from './safety/app.ts'
import { readBack } from './safety/readBack.ts'

/** About this one database, made anew, or written by looking at it. */
const OWN = ['meta', 'packs', 'settings']

test.use({
  notebook: {
    notes: [
      { title: 'Transit fees', text: '# Fees\nWhat was paid at Torkham. [[Seven months]] #aid', aliases: ['Tolls'] },
      { title: 'پارلیمان کی شرائط', text: 'سلالہ کے بعد [[Transit fees]]', pinned: true },
      { title: 'In the trash', text: 'Not for good.', deleted: true },
      { title: '', text: '' },
    ],
    sources: [
      {
        title: 'Seven months',
        html: '<title>Seven months</title><article><p>The convoys did not wait for a price.</p></article>',
        tags: ['us/military aid'],
        highlights: [{ words: 'did not wait', color: 'rose', comment: 'Who says so?' }],
      },
    ],
  },
})

/** Every row as it lies on the disk. A restore numbers the writes anew; the order of fields is nobody's. */
async function rows(page: Page, site: string): Promise<Record<string, string[]>> {
  const { database } = await readBack(page, site)
  const plain = ({ seq: _, ...row }: Record<string, unknown>) =>
    JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
  const tables = Object.entries(database ?? {}).filter(([name]) => !OWN.includes(name))
  return Object.fromEntries(tables.map(([name, list]) => [name, list.map(plain).sort()]))
}

test('a notebook that is wiped comes back from its safe copy, equal to the last byte', async ({ page, site }) => {
  await expect(page.locator('[data-copy="current"]')).toBeVisible()
  const before = await rows(page, site)
  expect(before.notes).toHaveLength(4)
  expect(before.highlights).toHaveLength(1)
  await loseDatabases(page, site)
  await page.goto(site)
  await recover(page)
  expect(await rows(page, site)).toEqual(before)
})
