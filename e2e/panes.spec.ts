import { expect, test } from './fixtures.ts'
import { goTo, openNote, pane, text } from './screens/notebook.ts'
import { Reader } from './screens/reader.ts'

const WORDS = 'The gates closed on a Saturday.'

test.use({
  notebook: {
    sources: [{ title: 'Seven months at Torkham', text: `${WORDS}\n\nNobody could say for how long.` }],
    notes: [{ title: 'Routes', text: 'What was shut.' }],
  },
})

test('a source that the switcher leads to is read and quoted with keys at once', async ({ page }) => {
  await goTo(page, 'Seven months at Torkham')
  await new Reader(page).shows(WORDS)
  await expect(page.locator('iframe')).toBeFocused()
  await page.keyboard.press('n')
  await page.keyboard.press('q')
  await expect(text(page).locator('figure')).toContainText(WORDS)
  await expect(page.locator('iframe')).toBeFocused()
})

test('the source line of a quote leads to where the source stands, and the note stays in view', async ({ page }) => {
  await goTo(page, 'Seven months at Torkham')
  await new Reader(page).shows(WORDS)
  await expect(page.locator('iframe')).toBeFocused()
  await page.keyboard.press('n')
  await page.keyboard.press('q')
  await expect(text(page)).toContainText(WORDS)
  await page.keyboard.press('Alt+t')
  await expect(pane(page, 0).getByRole('tab', { name: 'Start', selected: true })).toBeVisible()
  await text(page).locator('[data-quote-origin]').click()
  await expect(pane(page, 0).getByRole('tab', { name: 'Seven months at Torkham', selected: true })).toBeVisible()
  await expect(pane(page, 0).getByRole('tab')).toHaveCount(2)
  await expect(text(page)).toContainText(WORDS)
})

test('after a reload one is on the side one was on: the source is read on, and the note takes no focus', async ({
  page,
}) => {
  await goTo(page, 'Routes')
  await goTo(page, 'Seven months at Torkham', 'Alt+Enter')
  await new Reader(page).shows(WORDS)
  await expect(page.locator('iframe')).toBeFocused()
  await page.reload()
  await expect(text(page)).toHaveText('What was shut.')
  await new Reader(page).shows(WORDS)
  await expect(page.locator('iframe')).toBeFocused()
  await page.keyboard.press('n')
  await page.keyboard.press('q')
  await expect(text(page).locator('figure')).toContainText(WORDS)
})

test.describe('in a window too low for two sheets', () => {
  test.use({ viewport: { width: 640, height: 400 } })

  test('one of them is seen, and one goes to the other by its name', async ({ page }) => {
    await openNote(page, 'Routes')
    await goTo(page, 'Seven months at Torkham', 'Alt+Enter')
    await new Reader(page).shows(WORDS)
    await expect(text(page)).toBeHidden()
    await page.getByRole('button', { name: 'Routes' }).click()
    await expect(text(page)).toBeVisible()
    await expect(page.locator('iframe')).toBeHidden()
    await page.setViewportSize({ width: 640, height: 700 })
    await expect(page.locator('iframe')).toBeVisible()
    await expect(text(page)).toBeVisible()
  })
})

test.describe('in the smallest window', () => {
  test.use({ viewport: { width: 900, height: 600 } })

  test('the list steps back for two sheets, and opens over them until Escape', async ({ page }) => {
    await page.getByRole('button', { name: 'Sources', exact: true }).click()
    const list = page.getByRole('region', { name: 'List of sources' })
    await expect(list).toBeVisible()
    await openNote(page, 'Routes')
    await goTo(page, 'Seven months at Torkham', 'Alt+Enter')
    await expect(list).toBeHidden()
    const [note, source] = [await pane(page, 0).boundingBox(), await pane(page, 1).boundingBox()]
    expect(note?.y).toBe(source?.y)

    await page.getByRole('button', { name: 'Sources', exact: true }).click()
    await expect(list).toBeVisible()
    expect(await pane(page, 0).boundingBox()).toEqual(note)
    await page.keyboard.press('Escape')
    await expect(list).toBeHidden()
    await expect(page.locator('iframe')).toBeFocused()
  })
})
