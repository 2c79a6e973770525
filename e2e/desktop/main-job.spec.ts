import { expect, test } from '../fixtures.ts'
import { messages } from '../screens/bringIn.ts'
import { text, title } from '../screens/notebook.ts'
import { Reader } from '../screens/reader.ts'
import { articles, noArticles } from '../screens/seeds.ts'
import { shown } from './shown.ts'

test('articles come in through the file dialog, are read and quoted, and are there after a restart', async ({
  desktop,
}) => {
  test.skip(noArticles !== null, `Skipped: ${noArticles}.`)
  test.setTimeout(120_000)
  await shown(desktop)
  const all = articles()
  await desktop.app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
    },
    all.map(article => article.path),
  )
  await desktop.page
    .getByRole('button', { name: /Bring in a source/ })
    .first()
    .click()
  await desktop.page.getByRole('button', { name: 'Choose files…' }).click()
  await expect(messages(desktop.page)).toContainText(`Brought in ${all.length} sources.`)

  const { page } = desktop
  await page
    .getByRole('navigation', { name: 'Notebook' })
    .getByRole('button', { name: /^Sources/ })
    .click()
  const list = page.getByRole('listbox', { name: 'Sources' }).getByRole('option')
  const { passage } = all[0]!
  await list.last().click()
  const reader = new Reader(page)
  await reader.shows(passage)
  await reader.select(passage)
  await page.getByRole('toolbar', { name: 'Selected passage' }).getByRole('button', { name: 'Quote in note' }).click()
  await expect(text(page).getByRole('blockquote')).toHaveText(passage)
  await expect(title(page)).toHaveValue(/^Notes on /)

  await desktop.relaunch()
  await shown(desktop)
  const again = new Reader(desktop.page)
  await again.shows(passage)
  const quote = text(desktop.page).getByRole('figure')
  await expect(quote.getByRole('blockquote')).toHaveText(passage)
  await expect(quote).toContainText('Verbatim')
  await again.scroll(5_000)
  await quote.getByRole('button').click()
  await expect.poll(() => again.isInView(passage)).toBe(true)
})
