import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import {
  goTo,
  links,
  openNote,
  openWindow,
  runCommand,
  saved,
  showLinks,
  storedNote,
  text,
} from './screens/notebook.ts'

const long = (words: string) => Array.from({ length: 14 }, (_, at) => `${words}, line ${at + 1}.`).join('\n')

test.use({
  notebook: {
    notes: [
      {
        title: 'Transit fees',
        text: [
          'What stands before.',
          '# Aid',
          'Of aid.',
          '## Coalition support',
          'Of coalition support.',
          '# Transit',
          'Of transit.',
          '# راستے اور سرحد',
          'راستے بند رہے۔',
        ].join('\n'),
      },
      { title: 'Leads there', text: 'See [[Transit fees]].' },
      { title: 'Plain', text: 'No headings here.' },
      {
        title: 'Long one',
        text: `# First\n${long('Of the first')}\n# Second\n${long('Of the second')}\n# Third\n${long('Of the third')}`,
      },
    ],
  },
})

const block = (page: Page, words: string) => text(page).getByText(words, { exact: true })
const triangle = (page: Page, heading: string) => page.getByRole('button', { name: `What lies under “${heading}”` })
const outline = (page: Page) => links(page).getByRole('tree', { name: 'Outline' })
const rows = (page: Page) => outline(page).getByRole('treeitem')
const row = (page: Page, name: string) => outline(page).getByRole('treeitem', { name, exact: true })

async function showOutline(page: Page): Promise<void> {
  await showLinks(page)
  await links(page).getByRole('tab', { name: 'Outline' }).click()
  await expect(rows(page).first()).toBeVisible()
}

/** The headings as they lie in the database, with their levels. */
async function storedHeadings(page: Page): Promise<string[]> {
  const { blocks } = await storedNote(page, 'Transit fees')
  return blocks
    .map(each => JSON.parse(each))
    .filter(each => each.type === 'heading')
    .map(each => `${each.tag} ${each.children[0].text}`)
}

test.describe('folding', () => {
  test('by the triangle that comes with the pointer, and kept over a reload and in another window', async ({
    page,
    context,
    site,
  }) => {
    await openNote(page, 'Transit fees')
    await expect(triangle(page, 'Aid')).toHaveCount(0)
    await block(page, 'Aid').hover()
    await expect(triangle(page, 'Aid')).toHaveAttribute('aria-expanded', 'true')
    await triangle(page, 'Aid').click()
    await expect(block(page, 'Of aid.')).toBeHidden()
    await expect(block(page, 'Coalition support')).toBeHidden()
    await expect(block(page, 'Of transit.')).toBeVisible()
    // Always shown while something is folded away.
    await page.mouse.move(5, 400)
    await expect(triangle(page, 'Aid')).toHaveAttribute('aria-expanded', 'false')
    await expect(page.getByText('Folded “Aid”, 3 blocks')).toBeAttached()
    await page.reload()
    await expect(triangle(page, 'Aid')).toBeVisible()
    await expect(block(page, 'Of aid.')).toBeHidden()
    const other = await openWindow(context, site)
    await goTo(other, 'Transit fees')
    await expect(block(other, 'Of transit.')).toBeVisible()
    await expect(block(other, 'Of aid.')).toBeHidden()
    await triangle(page, 'Aid').click()
    await expect(block(page, 'Coalition support')).toBeVisible()
  })

  test('by keys: the caret goes to the heading and steps over what is folded', async ({ page }) => {
    await openNote(page, 'Transit fees')
    await block(page, 'Of coalition support.').click()
    await page.keyboard.press('Control+Shift+[')
    await expect(block(page, 'Of coalition support.')).toBeHidden()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    await page.keyboard.type(' by road')
    await expect(block(page, 'Transit by road')).toBeVisible()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type(' funds')
    await expect(block(page, 'Coalition support funds')).toBeVisible()
    await expect(block(page, 'Of coalition support.')).toBeHidden()
    await runCommand(page, 'Fold all headings')
    await expect(block(page, 'Of transit.')).toBeHidden()
    await runCommand(page, 'Unfold all headings')
    await expect(block(page, 'Of coalition support.')).toBeVisible()
  })

  test('finding unfolds, and deleting shows before it deletes', async ({ page }) => {
    await openNote(page, 'Transit fees')
    await runCommand(page, 'Fold all headings')
    await expect(block(page, 'Of transit.')).toBeHidden()
    await expect(text(page)).toBeFocused()
    await page.keyboard.press('Control+f')
    await page.getByRole('textbox', { name: 'Find', exact: true }).fill('of coalition')
    await expect(block(page, 'Of coalition support.')).toBeVisible()
    await expect(block(page, 'Of transit.')).toBeHidden()
    await page.keyboard.press('Escape')
    await block(page, 'Transit').click()
    await page.keyboard.press('End')
    // Written first: then the editor knows that the caret is at the end.
    await page.keyboard.type(' ok')
    await expect(block(page, 'Transit ok')).toBeVisible()
    await page.keyboard.press('Delete')
    await expect(block(page, 'Of transit.')).toBeVisible()
    await page.keyboard.press('Delete')
    await expect(block(page, 'Transit okOf transit.')).toBeVisible()
  })

  test('in Urdu the triangle stands on the right', async ({ page }) => {
    await openNote(page, 'Transit fees')
    await block(page, 'راستے اور سرحد').hover()
    const button = triangle(page, 'راستے اور سرحد')
    await expect(button).toBeVisible()
    const [at, words] = [(await button.boundingBox())!, (await block(page, 'راستے اور سرحد').boundingBox())!]
    expect(at.x).toBeGreaterThan(words.x + words.width - 1)
    await button.click()
    await expect(block(page, 'راستے بند رہے۔')).toBeHidden()
  })
})

test.describe('the outline', () => {
  test('leads to headings, into what is folded too, and can be closed like a tree', async ({ page }) => {
    await openNote(page, 'Transit fees')
    await showOutline(page)
    await expect(rows(page)).toHaveText(['Aid', 'Coalition support', 'Transit', 'راستے اور سرحد'])
    await runCommand(page, 'Fold all headings')
    await expect(block(page, 'Coalition support')).toBeHidden()
    await row(page, 'Coalition support').click()
    await expect(block(page, 'Coalition support')).toBeVisible()
    await row(page, 'Aid').focus()
    await page.keyboard.press('ArrowLeft')
    await expect(rows(page)).toHaveText(['Aid', 'Transit', 'راستے اور سرحد'])
    await page.keyboard.press('ArrowRight')
    await expect(rows(page)).toHaveCount(4)
  })

  test('a section is dragged to another place, with all under it, and one undo brings it back', async ({ page }) => {
    await openNote(page, 'Transit fees')
    await showOutline(page)
    const from = (await row(page, 'Transit').boundingBox())!
    const to = (await row(page, 'Aid').boundingBox())!
    await page.mouse.move(from.x + 60, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(from.x + 60, from.y)
    await page.mouse.move(to.x + 60, to.y + 3)
    await expect(outline(page).locator('[data-held]')).toHaveText('Transit')
    await page.mouse.up()
    await expect(rows(page)).toHaveText(['Transit', 'Aid', 'Coalition support', 'راستے اور سرحد'])
    await expect(text(page).locator(':scope > *').nth(2)).toHaveText('Of transit.')
    await saved(page)
    expect(await storedHeadings(page)).toEqual(['h1 Transit', 'h1 Aid', 'h2 Coalition support', 'h1 راستے اور سرحد'])
    await text(page).focus()
    await page.keyboard.press('Control+z')
    await expect(rows(page)).toHaveText(['Aid', 'Coalition support', 'Transit', 'راستے اور سرحد'])
  })

  test('Escape lets a held section be', async ({ page }) => {
    await openNote(page, 'Transit fees')
    await showOutline(page)
    const from = (await row(page, 'Transit').boundingBox())!
    await page.mouse.move(from.x + 60, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(from.x + 60, from.y - 30, { steps: 4 })
    await expect(outline(page).locator('[data-held]')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(outline(page).locator('[data-held]')).toHaveCount(0)
    await page.mouse.up()
    await expect(rows(page)).toHaveText(['Aid', 'Coalition support', 'Transit', 'راستے اور سرحد'])
  })

  test('keys move a section among its like, and its level', async ({ page }) => {
    await openNote(page, 'Transit fees')
    await showOutline(page)
    await row(page, 'Aid').focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(rows(page)).toHaveText(['Transit', 'Aid', 'Coalition support', 'راستے اور سرحد'])
    await expect(row(page, 'Aid')).toBeFocused()
    await expect(page.getByText('“Aid” is at place 2 of 3, level 1')).toBeAttached()
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await expect(row(page, 'Aid')).toHaveAttribute('aria-level', '2')
    await expect(row(page, 'Aid')).toBeFocused()
    await saved(page)
    expect(await storedHeadings(page)).toEqual(['h1 Transit', 'h2 Aid', 'h3 Coalition support', 'h1 راستے اور سرحد'])
  })

  test('says where one writes and reads', async ({ page }) => {
    await openNote(page, 'Long one')
    await showOutline(page)
    await expect(row(page, 'Third')).toHaveAttribute('aria-selected', 'true')
    await text(page).focus()
    await page.keyboard.press('Control+Home')
    await expect(row(page, 'First')).toHaveAttribute('aria-selected', 'true')
    await text(page).getByText('Of the second, line 9.').scrollIntoViewIfNeeded()
    await block(page, 'Of the third, line 14.').scrollIntoViewIfNeeded()
    // The caret is out of view: what is read counts.
    await expect(row(page, 'First')).toHaveAttribute('aria-selected', 'false')
    await expect(outline(page).locator('[aria-selected="true"]')).toHaveText(/Second|Third/)
  })

  test('a note without headings says how to make one', async ({ page }) => {
    await goTo(page, 'Plain')
    await showLinks(page)
    await links(page).getByRole('tab', { name: 'Outline' }).click()
    await expect(links(page)).toContainText('No headings yet.')
    await text(page).focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('# Now')
    await page.keyboard.press('Enter')
    await expect(row(page, 'Now')).toBeVisible()
  })
})
