import { expect, test } from './fixtures.ts'
import { openNote, saved, storedNote, text } from './screens/notebook.ts'

test.use({
  notebook: {
    notes: [
      {
        title: 'Supply',
        text: 'The gates were shut in November.\n\nبعد میں پاكستان نے راستہ کھول دیا۔\n\nBoth Gates opened again in July.',
      },
    ],
  },
})

test('sets a heading into the note by a slash, with the keys alone', async ({ page }) => {
  await openNote(page, 'Supply')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/heading')
  const menu = page.getByRole('listbox', { name: 'Insert' })
  await expect(menu.getByRole('option').first()).toHaveText(/^Heading/)
  await page.keyboard.press('ArrowUp')
  await expect(menu.getByRole('option', { selected: true })).toHaveText(/^Second heading/)
  await page.keyboard.press('Enter')
  await expect(menu).toBeHidden()
  await page.keyboard.type('What followed')
  await expect(text(page).getByRole('heading', { level: 2, name: 'What followed' })).toBeVisible()
})

test('finds words as they are read, replaces them in one step and gives the focus back', async ({ page }) => {
  await openNote(page, 'Supply')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+f')
  const bar = page.getByRole('search', { name: 'Find in the note' })
  const count = bar.getByRole('status')
  await expect(bar.getByRole('textbox', { name: 'Find' })).toBeFocused()
  // Typed on an Urdu keyboard, found where an Arabic one was used.
  await page.keyboard.type('پاکستان')
  await expect(count).toHaveText('1 of 1')
  await bar.getByRole('textbox', { name: 'Find' }).fill('gates')
  await expect(count).toHaveText('2 of 2')
  await page.keyboard.press('Enter')
  await expect(count).toHaveText('1 of 2')
  await bar.getByRole('button', { name: 'Match capitals' }).click()
  await expect(count).toHaveText('1 of 1')
  await bar.getByRole('button', { name: 'Match capitals' }).click()

  await page.keyboard.press('Control+h')
  await bar.getByRole('textbox', { name: 'Replace with' }).fill('doors')
  await bar.getByRole('button', { name: 'Replace all' }).click()
  await expect(count).toHaveText('Not found')
  await expect(page.getByText('Replaced in 2 places.')).toBeVisible()
  await expect(text(page)).toContainText('The doors were shut')
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(text(page)).toContainText('Both Gates opened')
  await expect(text(page)).toContainText('The gates were shut')
})

test('moves a block by keys and by its handle', async ({ page }) => {
  await openNote(page, 'Supply')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(text(page).locator('> *').nth(1)).toHaveText(/^Both Gates/)
  await text(page).getByText('The gates were shut').hover()
  const grip = page.getByRole('button', { name: 'Move this block' })
  await grip.hover()
  await page.mouse.down()
  const last = await text(page).locator('> *').nth(2).boundingBox()
  await page.mouse.move(last!.x, last!.y + last!.height + 2, { steps: 4 })
  await page.mouse.up()
  await expect(text(page).locator('> *').nth(2)).toHaveText(/^The gates/)
  await saved(page)
  await expect.poll(async () => (await storedNote(page, 'Supply')).words).toMatch(/^Both Gates[\s\S]*The gates/)
})
