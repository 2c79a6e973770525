import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { completions, newNote, openNote, saved, tags, text, title } from './screens/notebook.ts'

const counts = (page: Page) => tags(page).getByRole('treeitem')
const branch = (page: Page, name: string) => tags(page).getByRole('treeitem', { name })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const listed = (page: Page, kind: 'Notes' | 'Sources') => page.getByRole('region', { name: kind }).getByRole('listitem')

test.describe('a first tag', () => {
  test('is made by typing it: nested, with spaces, of digits, in Urdu', async ({ page }) => {
    await newNote(page, 'Aid')
    await expect(page.getByText('Write # in a note or on a source')).toBeVisible()
    await page.keyboard.type('Cut in #1971 and again #us/aid/military, then #coalition support funds# and #افغانستان ')
    await expect(text(page).locator('[data-tag]')).toHaveText([
      '#1971',
      '#us/aid/military',
      '#coalition support funds',
      '#افغانستان',
    ])
    await saved(page)
    await expect(counts(page)).toHaveText([
      /^1971\s*1$/,
      /^coalition support funds\s*1$/,
      /^us\s*1$/,
      /^افغانستان\s*1$/,
    ])
    await page.reload()
    await expect(text(page).locator('[data-tag]')).toHaveCount(4)
  })

  test('is kept when the text ends with it', async ({ page }) => {
    await newNote(page, 'Aid')
    await page.keyboard.type('All of it #imf')
    await page.keyboard.press('F2')
    await expect(text(page).locator('[data-tag]')).toHaveText('#imf')
    await saved(page)
    await expect(branch(page, 'imf')).toBeVisible()
  })
})

test.describe('tags', () => {
  test.use({
    notebook: {
      sources: [
        { title: 'The Act of 2009', text: 'Civilian aid, over five years.', tags: ['us/aid/civilian', 'law'] },
        { title: 'A hearing', text: 'On military aid.', tags: ['us/aid/military aid', 'congress'] },
      ],
      notes: [
        { title: 'Suspension', text: 'In 2018. #[us/aid/military aid] #congress' },
        { title: 'Reimbursement', text: 'For costs. #us/aid #csf' },
        { title: 'Elections', text: 'No aid here. #pakistan #congress' },
      ],
    },
  })

  test('complete while one types, the one with a space too', async ({ page }) => {
    await openNote(page, 'Elections')
    await page.keyboard.type(' #mil')
    await expect(completions(page).getByRole('option', { selected: true })).toHaveText(/#us\/aid\/military aid/)
    await page.keyboard.press('Enter')
    await page.keyboard.type('and #con')
    await expect(completions(page).getByRole('option', { selected: true })).toHaveText(/#congress/)
    await page.keyboard.press('Tab')
    await expect(text(page).locator('[data-tag]')).toHaveText([
      '#pakistan',
      '#congress',
      '#us/aid/military aid',
      '#congress',
    ])
    await expect(text(page)).toContainText('#us/aid/military aid and #congress')
  })

  test('stand in a tree, each counted with all that lies below', async ({ page }) => {
    await expect(branch(page, 'us')).toHaveText(/us\s*4$/)
    await expect(branch(page, 'congress')).toHaveText(/congress\s*3$/)
    await tags(page).focus()
    await page.keyboard.type('us')
    await page.keyboard.press('ArrowRight')
    await expect(branch(page, 'aid')).toHaveText(/aid\s*4$/)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(branch(page, 'military aid')).toHaveText(/military aid\s*2$/)
    await expect(branch(page, 'civilian')).toHaveText(/civilian\s*1$/)
  })

  test('open a page with the notes and sources that bear them or one below', async ({ page }) => {
    await branch(page, 'us').click()
    await expect(heading(page)).toHaveText('#us')
    await expect(listed(page, 'Notes')).toContainText(['Reimbursement', 'Suspension'])
    await expect(listed(page, 'Sources')).toContainText(['A hearing', 'The Act of 2009'])
    await expect(page.getByText('Elections')).toHaveCount(0)
    await listed(page, 'Notes')
      .getByRole('button', { name: /^Suspension/ })
      .click()
    await expect(title(page)).toHaveValue('Suspension')
    await text(page).locator('[data-tag]', { hasText: '#congress' }).click()
    await expect(heading(page)).toHaveText('#congress')
    await expect(listed(page, 'Notes')).toHaveCount(2)
  })

  test('combine with and, or, not', async ({ page }) => {
    const count = async (tag: string, how: 'All of' | 'Any of' | 'None of') => {
      await page.getByRole('button', { name: new RegExp(`^(All|Any|None) of ${tag}$`) }).click()
      await page.getByRole('menu').getByText(how, { exact: true }).click()
    }
    await branch(page, 'congress').click()
    await expect(listed(page, 'Notes')).toHaveCount(2)

    await page.getByRole('button', { name: 'Combine' }).click()
    await page.getByRole('textbox', { name: 'Tag' }).fill('us')
    await page.getByRole('listbox', { name: 'Tags to combine with' }).getByRole('option').first().click()
    await expect(listed(page, 'Notes')).toHaveText([/^Suspension/])
    await expect(listed(page, 'Sources')).toHaveText([/^A hearing/])

    await count('us', 'None of')
    await expect(listed(page, 'Notes')).toHaveText([/^Elections/])
    await expect(page.getByRole('region', { name: 'Sources' })).toHaveCount(0)

    await count('us', 'Any of')
    await expect(listed(page, 'Notes')).toHaveCount(3)
    await expect(listed(page, 'Sources')).toHaveCount(2)
    await page.reload()
    await expect(listed(page, 'Notes')).toHaveCount(3)
  })

  test('leave the tree when the last thing that bears them is gone', async ({ page }) => {
    await openNote(page, 'Reimbursement')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Nothing.')
    await saved(page)
    await expect(branch(page, 'csf')).toHaveCount(0)
    await expect(branch(page, 'us')).toHaveText(/us\s*3$/)
  })
})
