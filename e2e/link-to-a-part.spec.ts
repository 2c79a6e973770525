import { expect, test } from './fixtures.ts'
import { goTo, newNote, openNote, pane, saved, storedNote, text, title } from './screens/notebook.ts'

const parts = (page: import('@playwright/test').Page) => page.getByRole('listbox', { name: 'Parts of the note' })

test.describe('a heading of another note', () => {
  test.use({ notebook: { notes: [{ title: 'Salala', text: 'A strike on two posts.' }] } })

  test('is chosen behind [[Title#, follows when it is renamed, and says when it is gone', async ({ page }) => {
    await newNote(page, 'Transit fees')
    await page.keyboard.type('Before.\n## What was paid\nFive thousand dollars.\n## ادائیگی\nدو قسطیں۔')
    await saved(page)
    await openNote(page, 'Salala')
    await page.keyboard.type(' See [[transit#')
    await expect(parts(page).getByRole('option')).toHaveText([/What was paid/, /ادائیگی/, /A paragraph or item of it/])
    await page.keyboard.type('paid')
    await expect(parts(page).getByRole('option', { selected: true })).toContainText('What was paid')
    await page.keyboard.press('Enter')
    await page.keyboard.type(' and [[Transit fees#ادا')
    await expect(parts(page).getByRole('option', { selected: true })).toContainText('ادائیگی')
    await page.keyboard.press('Enter')
    const links = text(page).getByRole('link')
    await expect(links).toHaveText(['Transit fees › What was paid', 'Transit fees › ادائیگی'])
    await expect(links.nth(1)).toHaveAttribute('data-state', 'there')
    await saved(page)

    await links.first().click()
    await expect(title(page)).toHaveValue('Transit fees')
    const heading = text(page).getByRole('heading', { name: 'What was paid' })
    await expect(heading).toHaveAttribute('data-meant', '')
    await expect(text(page)).toBeFocused()
    await page.keyboard.press('End')
    await page.keyboard.type(' in 2012')
    await saved(page)
    await goTo(page, 'Salala')
    await expect(links).toHaveText(['Transit fees › What was paid in 2012', 'Transit fees › ادائیگی'])

    await goTo(page, 'Transit fees')
    await text(page).getByRole('heading', { name: 'What was paid in 2012' }).click({ clickCount: 3 })
    await page.keyboard.press('Delete')
    await page.keyboard.press('Delete')
    await expect(text(page).getByRole('heading')).toHaveText(['ادائیگی'])
    await saved(page)
    await goTo(page, 'Salala')
    await expect(links.first()).toHaveAttribute('data-state', 'part-gone')
    await links.first().click()
    await expect(title(page)).toHaveValue('Transit fees')
    await expect(page.getByText('This part is no longer there. Here is the note from its start.')).toBeVisible()
  })

  test('gets its id while one writes in that note beside, and no copy is made', async ({ page }) => {
    await newNote(page, 'Transit fees')
    await page.keyboard.type('## Paid\nFive')
    await saved(page)
    await goTo(page, 'Salala', 'Alt+Enter')
    await expect(title(pane(page, 1) as never)).toHaveValue('Salala')
    await text(pane(page, 1) as never).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' [[transit#')
    await expect(parts(page).getByRole('option', { selected: true })).toContainText('Paid')
    await page.keyboard.press('Enter')
    await expect(text(pane(page, 1) as never).getByRole('link')).toHaveAttribute('data-state', 'there')
    await text(pane(page, 0) as never)
      .getByText('Five')
      .click()
    await page.keyboard.press('End')
    await page.keyboard.type(' thousand')
    await saved(page)
    const { blocks } = await storedNote(page, 'Transit fees')
    expect(JSON.parse(blocks[0]!).$.part).toMatch(/^[a-z\d]{8}$/)
    expect(blocks[1]).toContain('Five thousand')
  })
})

test('[[# leads to a heading of the same note', async ({ page }) => {
  await newNote(page, 'One note')
  await page.keyboard.type('## First\nWords.\n## Second\nSee [[#')
  await expect(parts(page).getByRole('option')).toHaveText([/First/, /Second/, /A paragraph or item of it/])
  await page.keyboard.press('Enter')
  await expect(text(page).getByRole('link')).toHaveText('First')
  await saved(page)
  await page.reload()
  await text(page).getByRole('link', { name: 'First' }).click()
  await expect(text(page).getByRole('heading', { name: 'First' })).toHaveAttribute('data-meant', '')
})

test.describe('a note shown in another one', () => {
  test.use({
    notebook: {
      notes: [
        { title: 'Fees', text: 'Five thousand dollars a container.' },
        { title: 'Memo', text: 'For the committee.' },
      ],
    },
  })

  test('is live, opens by its title, and two that show each other end', async ({ page }) => {
    await openNote(page, 'Memo')
    await page.keyboard.type('\n![[fees')
    await expect(page.getByRole('option', { selected: true })).toContainText('Fees')
    await page.keyboard.press('Enter')
    const embed = text(page).getByRole('group', { name: 'Shown from Fees' })
    await expect(embed).toContainText('Five thousand dollars a container.')
    await saved(page)

    await embed.getByRole('button', { name: 'Fees' }).click()
    await expect(title(page)).toHaveValue('Fees')
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' And more.\n![[Memo]]')
    const back = text(page).getByRole('group', { name: 'Shown from Memo' })
    await expect(back).toContainText('For the committee.')
    await expect(back.getByRole('group', { name: 'Shown from Fees' })).toContainText('It is not shown again.')
    await saved(page)
    await goTo(page, 'Memo')
    await expect(embed.first()).toContainText('Five thousand dollars a container. And more.')
    await expect(embed.first().getByRole('group', { name: 'Shown from Memo' })).toContainText('It is not shown again.')
  })
})

test.describe('what a link leads to', () => {
  test.use({
    notebook: {
      sources: [{ title: 'Seven months of closure', text: 'The lines were shut from November to July.' }],
      notes: [
        { title: 'Fees', text: 'Five thousand dollars a container.' },
        { title: 'Memo', text: 'For the committee.' },
      ],
    },
  })

  test('is seen beside it while the pointer rests there, and after Shift and Enter; Esc puts it away', async ({
    page,
  }) => {
    await openNote(page, 'Memo')
    await page.keyboard.type(' See [[Fees]] and [[Seven months of closure]]')
    const links = text(page).getByRole('link')
    await expect(links).toHaveText(['Fees', 'Seven months of closure'])
    const note = page.getByRole('region', { name: 'Preview of Fees' })
    await links.first().hover()
    await expect(note).toContainText('Five thousand dollars a container.')
    await expect(note).toContainText('5 words')
    await expect(text(page)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(note).toBeHidden()

    const source = page.getByRole('region', { name: 'Preview of Seven months of closure' })
    await page.keyboard.press('ArrowLeft')
    await expect(links.nth(1)).toHaveAttribute('data-selected')
    await page.keyboard.press('Shift+Enter')
    await expect(source).toContainText('The lines were shut from November to July.')
    await page.keyboard.press('Escape')
    await expect(source).toBeHidden()
    await expect(text(page)).toBeFocused()
    await page.keyboard.press('End')
    await page.keyboard.type('.')
    await expect(text(page)).toHaveText('For the committee. See Fees and Seven months of closure.')
  })
})
