import { expect, test } from './fixtures.ts'
import { chooseFiles, messages, openDetails } from './screens/bringIn.ts'
import { completions, goTo, newNote, pane, saved, tags, text } from './screens/notebook.ts'
import { Reader } from './screens/reader.ts'
import { articles, noArticles } from './screens/seeds.ts'

// The whole of a researcher's day on the sample articles, in one go: each step rests on the one before.
test('articles are brought in, tagged, read without a network, quoted into linked notes and found again', async ({
  page,
  context,
}) => {
  test.skip(noArticles !== null, `Skipped: ${noArticles}.`)
  test.setTimeout(120_000)
  const all = articles()
  await chooseFiles(
    page,
    all.map(article => article.path),
  )
  await expect(messages(page)).toContainText(`Brought in ${all.length} sources.`)

  await page
    .getByRole('navigation', { name: 'Notebook' })
    .getByRole('button', { name: /^Sources/ })
    .click()
  const list = page.getByRole('listbox', { name: 'Sources' }).getByRole('option')
  await expect(list).toHaveCount(all.length)
  await context.setOffline(true)

  // The last that came in stands first.
  const reader = new Reader(page)
  const titles: string[] = []
  for (const [i, { passage }] of [...all].reverse().entries()) {
    await list.nth(i).click()
    await reader.shows(passage)
    const about = await openDetails(page, 'About')
    titles.unshift(await about.getByRole('textbox', { name: 'Title' }).inputValue())
    await about.getByRole('combobox', { name: 'Tags' }).fill(i % 2 === 0 ? 'us/aid' : 'us/minerals')
    await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: 'Hide links and details' }).click()
  await page
    .getByRole('navigation', { name: 'Notebook' })
    .getByRole('button', { name: /^Sources/ })
    .click()
  await expect(tags(page).getByRole('treeitem', { name: /us/ }).first()).toContainText(String(all.length))

  // Two notes that link to one another, with the passages of two articles each.
  await newNote(page, 'Promises')
  await page.keyboard.type('What was said. ')
  await saved(page)
  await newNote(page, 'Delivery')
  await page.keyboard.type('Compare [[Promi')
  await expect(completions(page).getByRole('option').first()).toContainText('Promises')
  await page.keyboard.press('Enter')
  await page.keyboard.type(' with this.')
  await saved(page)
  const quoted = [
    { note: 'Delivery', article: 0 },
    { note: 'Delivery', article: 2 },
    { note: 'Promises', article: 1 },
    { note: 'Promises', article: 4 },
  ]
  for (const { note, article } of quoted) {
    const { passage } = all[article]!
    await goTo(page, note)
    await goTo(page, titles[article]!, 'Alt+Enter')
    const beside = new Reader(page)
    await beside.shows(passage)
    await beside.select(passage)
    await page.getByRole('toolbar', { name: 'Selected passage' }).getByRole('button', { name: 'Quote in note' }).click()
    await expect(text(page).getByRole('blockquote').filter({ hasText: passage })).toBeVisible()
    await pane(page, 0).getByRole('tab', { selected: true }).click()
  }

  // Found again by its words, in the source, as its highlight, and in the note that quotes it; the quote leads back to the passage.
  await goTo(page, 'Delivery')
  await page.keyboard.press('Control+Shift+f')
  const { passage } = all[1]!
  await page.getByRole('combobox', { name: 'Search notes and sources' }).fill(`"${passage.slice(0, 40)}"`)
  const found = page.getByRole('listbox', { name: 'Found' }).getByRole('option')
  await expect(found).toHaveCount(3)
  await expect(found.locator('mark').first()).toBeVisible()
  await found.filter({ hasText: 'Promises' }).click()
  const links = await openDetails(page, 'Links')
  await expect(links).toContainText('Compare Promises with this.')
  await text(page).getByRole('figure').filter({ hasText: passage }).getByRole('button').click()
  await expect.poll(() => new Reader(page, titles[1]!.slice(0, 20)).isInView(passage)).toBe(true)
  await context.setOffline(false)
})
