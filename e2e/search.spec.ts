import { expect, test } from './fixtures.ts'
import { openNote, saved, text, title } from './screens/notebook.ts'
import { searchBox as box, found, search } from './screens/search.ts'

test.use({
  notebook: {
    sources: [
      {
        title: 'The route through Torkham',
        text: 'The supply route through Torkham was shut. It stayed shut until July.',
        tags: ['us/military-aid'],
      },
    ],
    notes: [
      { title: 'Northern route', text: 'A supply by rail, and another route by road. #logistics' },
      {
        title: 'Apology',
        text: 'An apology was asked for, and regret was given. The supply route opened. #us/military-aid',
      },
      { title: 'راستے', text: 'كراچی سے چمن تک کا راستہ ۲۰۱۱ میں بند ہوا۔' },
      { title: 'In the trash', text: 'A supply route that nobody should find.', deleted: true },
    ],
  },
})

test('finds words in notes and sources, the best first, and lights them up', async ({ page }) => {
  await search(page, 'supply route')
  await expect(found(page)).toHaveCount(3)
  await expect(found(page).filter({ hasText: 'The route through Torkham' }).locator('mark')).toContainText([
    'supply',
    'route',
  ])
  await expect(page.getByText('nobody should find')).toHaveCount(0)
  await search(page, 'northern')
  await expect(found(page)).toHaveCount(1)
  await expect(found(page).locator('mark').first()).toHaveText('Northern')
})

test('answers while a word is being typed', async ({ page }) => {
  await page.keyboard.press('Control+Shift+f')
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('tork')
  await expect(found(page)).toHaveText([/The route through Torkham/])
  await page.keyboard.type('ham')
  await expect(found(page)).toHaveText([/The route through Torkham/])
  await expect(found(page).locator('mark').first()).toHaveText('Torkham')
})

test('takes a phrase, a tag and what must not be there', async ({ page }) => {
  await search(page, '"supply route"')
  await expect(found(page)).toHaveCount(2)
  await expect(found(page).filter({ hasText: 'Northern' })).toHaveCount(0)
  await search(page, '"supply route" -apology')
  await expect(found(page)).toHaveText([/The route through Torkham/])
  await search(page, 'tag:us regret')
  await expect(found(page)).toHaveText([/Apology/])
  await search(page, 'route -tag:us')
  await expect(found(page)).toHaveText([/Northern route/])
  await search(page, 'regret torkham')
  await expect(page.getByText('Nothing has all of this.')).toBeVisible()
  await expect(found(page)).toHaveCount(0)
})

test('reads Urdu as its reader does: either kaf, either yeh, either digits', async ({ page }) => {
  for (const query of ['کراچی', 'كراچي', '2011', '۲۰۱۱', '٢٠١١']) {
    await search(page, query)
    await expect(found(page), query).toHaveText([/راستے/])
    await expect(found(page).locator('mark')).toHaveCount(1)
  }
  // Two letters, not two ways to write one.
  await search(page, 'راستھ')
  await expect(page.getByText(/is nowhere|Nothing has all of this/).first()).toBeVisible()
})

test('opens what was found with Enter, beside with Alt, and comes back to it', async ({ page }) => {
  await search(page, 'supply')
  await expect(found(page)).toHaveCount(3)
  await page.keyboard.press('ArrowDown')
  const chosen = page.getByRole('option', { selected: true })
  await expect(found(page).nth(1)).toHaveAttribute('aria-selected', 'true')
  const name = /Apology|Northern route|The route through Torkham/.exec(await chosen.innerText())![0]
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name, selected: true })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(box(page)).toHaveValue('supply')
  await search(page, 'regret')
  await expect(found(page)).toHaveCount(1)
  await box(page).press('Alt+Enter')
  await expect(title(page)).toHaveValue('Apology')
  await expect(box(page)).toBeVisible()
})

test('finds what was written a moment ago, and no more what was taken out', async ({ page }) => {
  await openNote(page, 'Apology')
  await page.keyboard.type(' Haqqani.')
  await saved(page)
  await search(page, 'haqqani')
  await expect(found(page)).toHaveText([/Apology/])
  await openNote(page, 'Apology')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Empty.')
  await saved(page)
  await search(page, 'regret')
  await expect(page.getByText(/Nothing has all of this|is nowhere/).first()).toBeVisible()
  await expect(text(page)).toBeHidden()
})

test('is reached from the switcher with what stands in it', async ({ page }) => {
  await page.keyboard.press('Control+o')
  await page.keyboard.type('?regret')
  await page.keyboard.press('Enter')
  await expect(box(page)).toHaveValue('regret')
  await expect(found(page)).toHaveText([/Apology/])
})
