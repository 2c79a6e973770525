import { expect, test } from './fixtures.ts'
import { goTo, links, openNote, saved, showLinks, storedNotes, text, title } from './screens/notebook.ts'

test.use({
  notebook: {
    notes: [
      { title: 'Supply lines', text: 'Two roads, Chaman and Torkham.' },
      { title: 'Salala', text: 'It shut the [[Supply lines]]. The [[Supply lines|roads]] stayed shut.' },
      { title: 'Coalition Support Funds', text: 'Paid for the [[Supply lines]].' },
    ],
  },
})

test('a rename shows in every link at once and rewrites nothing but the note', async ({ page }) => {
  await openNote(page, 'Salala')
  await goTo(page, 'Supply lines', 'Alt+Enter')
  const before = await storedNotes(page)
  await page.keyboard.press('F2')
  await expect(title(page).last()).toBeFocused()
  await page.keyboard.type('Ground lines of communication')
  // The link in the note beside follows as soon as the title is saved.
  const inSalala = page.locator('[data-pane="0"]').getByRole('link')
  await expect(inSalala).toHaveText(['Ground lines of communication', 'roads'])
  await saved(page)

  const after = await storedNotes(page)
  for (const was of before) {
    const is = after.find(note => note.id === was.id)
    expect(is?.blocks, was.title).toEqual(was.blocks)
    if (was.title === 'Supply lines') expect(is?.title).toBe('Ground lines of communication')
    else expect(is?.rev, `${was.title} is not written`).toBe(was.rev)
  }

  await page.reload()
  await expect(inSalala).toHaveText(['Ground lines of communication', 'roads'])
  await inSalala.first().click()
  await expect(page.getByRole('tab', { name: 'Ground lines of communication', selected: true }).first()).toBeVisible()
})

test('the new title is what completes, is searched for, and stands in backlinks', async ({ page }) => {
  await openNote(page, 'Supply lines')
  await page.keyboard.press('F2')
  await page.keyboard.type('Ground lines')
  await page.keyboard.press('Enter')
  await saved(page)
  await showLinks(page)
  await expect(links(page)).toContainText('Paid for the Ground lines.')
  await expect(page.getByRole('tab', { name: 'Ground lines' })).toBeVisible()
  await openNote(page, 'Salala')
  await page.keyboard.type(' [[supply')
  await expect(page.getByRole('option', { name: /^Supply lines/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+f')
  await page.keyboard.type('title:ground')
  await expect(page.getByRole('option', { name: /Ground lines/ })).toBeVisible()
  await expect(text(page)).toBeHidden()
})

test('an emptied title is called Untitled wherever it is offered, and its links keep words to click', async ({
  page,
}) => {
  await openNote(page, 'Supply lines')
  await page.keyboard.press('F2')
  await page.keyboard.press('Backspace')
  await saved(page)
  await expect(page.getByRole('tab', { name: 'Untitled' })).toBeVisible()
  await openNote(page, 'Coalition Support Funds')
  await text(page).getByRole('link').click()
  await expect(title(page)).toHaveValue('')
})
