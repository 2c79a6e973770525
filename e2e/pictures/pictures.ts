// Makes the pictures of docs/screens: npx playwright test --project=pictures
import { expect, test } from '../fixtures.ts'
import { goTo, saved, showLinks, text } from '../screens/notebook.ts'
import { pictured } from './world.ts'

test.use({ notebook: pictured })

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme })

    test('writing, reading, a tag, a search', async ({ page }) => {
      const picture = (name: string) => page.screenshot({ path: `docs/screens/${name}-${theme}.png` })

      await goTo(page, 'An outline of the transit question')
      const frame = page.locator('iframe').first()
      await expect(frame).toBeVisible()
      await frame.click({ position: { x: 300, y: 40 } })
      // Four passages: the strike, the price, what parliament asked for, the sentence that ended it.
      await mark(page, 3, '5')
      await mark(page, 3, '2')
      await mark(page, 1, '4')
      await mark(page, 1, '1')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Show links and details' }).click()
      await expect(page.getByRole('complementary', { name: 'Links and details' })).toBeVisible()
      await page.mouse.move(640, 790)
      await picture('reading')
      await page.getByRole('button', { name: 'Hide links and details' }).click()

      await goTo(page, 'Reopening the supply route, July 2012', 'Alt+Enter')
      await expect(text(page)).toBeVisible()
      await frame.click({ position: { x: 300, y: 40 } })
      await page.keyboard.press('h')
      await expect(page.getByRole('toolbar')).toBeVisible()
      await page.keyboard.press('q')
      await saved(page)
      await text(page).click()
      await showLinks(page)
      await expect(page.getByText('what an apology buys')).toBeVisible()
      await page.mouse.move(640, 790)
      await picture('writing')

      await page.keyboard.press('Control+o')
      await page.getByRole('dialog').getByRole('combobox').fill('#us/nato-supply')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { name: /nato-supply/ })).toBeVisible()
      await page.getByRole('button', { name: /Join the two sides/ }).click()
      await page.getByRole('button', { name: 'Hide links and details' }).click()
      await picture('tag')

      await page.keyboard.press('Control+Shift+F')
      await page.keyboard.type('gates "supply route"')
      await expect(page.getByRole('option').first()).toBeVisible()
      await picture('search')
    })
  })
}

/** Goes on by so many sentences and marks the one it comes to. */
async function mark(page: import('@playwright/test').Page, by: number, colour: string): Promise<void> {
  for (let step = 0; step < by; step++) await page.keyboard.press('n')
  await page.keyboard.press(colour)
}
