import { expect, test } from './fixtures.ts'
import { leaveApp, makeNewer, wholeDatabase } from './screens/damage.ts'
import { goTo, saved, text, title } from './screens/notebook.ts'

test.use({
  notebook: {
    notes: [{ title: 'Minutes', text: 'The first words.' }],
    sources: [{ title: 'Seven months at Torkham', text: 'A strike, a price and a sentence.' }],
  },
})

test('a notebook of a newer app is read, searched and left as it was', async ({ page, site }) => {
  await goTo(page, 'Minutes')
  await expect(text(page)).toHaveText('The first words.')
  await makeNewer(page, site)
  const before = await wholeDatabase(page, site)
  await page.goto(site)
  await expect(page.getByText('Written by a newer version of the app. You can read and export;')).toBeVisible()
  await expect(page.getByText('Read only')).toBeVisible()
  await goTo(page, 'Minutes')
  await expect(text(page)).toHaveText('The first words.')
  await expect(text(page)).toHaveAttribute('contenteditable', 'false')
  await expect(title(page)).toHaveAttribute('readonly', '')
  await page.keyboard.press('Alt+n')
  await expect(
    page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: 'to write, update the app' }).first(),
  ).toBeVisible()
  await goTo(page, 'Seven months at Torkham')
  await page.reload()
  await expect(page.getByText('Read only')).toBeVisible()
  await page.keyboard.press('Control+Shift+f')
  expect(await wholeDatabase(page, site)).toBe(before)
  // The newer app again: here the older one, to which the number is given back.
  await leaveApp(page, site)
  expect(await wholeDatabase(page, site)).toBe(before)
})

test('without damage nothing is read only', async ({ page }) => {
  await goTo(page, 'Minutes')
  await text(page).click()
  await page.keyboard.type('And more. ')
  await saved(page)
})
