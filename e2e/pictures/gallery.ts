// Makes the pictures of docs/screens/all, every screen in both themes and two sizes, from the sample notebook:
// npx playwright test --project=pictures
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { goTo, runCommand, showLinks, text, title } from '../screens/notebook.ts'
import { openSettings } from '../screens/settings.ts'

const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
]

async function dialog(page: Page, command: string): Promise<void> {
  await runCommand(page, command)
  await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible()
}

/** Each screen by its name, and how one gets there from the sample as it opens. */
const SCREENS: Record<string, (page: Page) => Promise<void>> = {
  start: page => runCommand(page, 'New tab'),
  note: async page => {
    await goTo(page, 'Aid and its conditions')
    await showLinks(page)
  },
  'note-urdu': page => goTo(page, 'رسد کا راستہ اور سلالہ'),
  outline: async page => {
    await goTo(page, 'A timeline')
    await showLinks(page)
    await page.getByRole('tab', { name: 'Outline', exact: true }).click()
  },
  completing: async page => {
    await runCommand(page, 'New note')
    await expect(title(page)).toBeFocused()
    await page.keyboard.type('What the aid bought')
    await page.keyboard.press('Enter')
    await expect(text(page)).toBeFocused()
    await page.keyboard.type('It began with [[al')
    await expect(page.getByRole('listbox', { name: 'Notes and sources' })).toBeVisible()
  },
  'set-in': async page => {
    await runCommand(page, 'New note')
    await expect(title(page)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(text(page)).toBeFocused()
    await page.keyboard.type('/')
    await expect(page.getByRole('listbox').last()).toBeVisible()
  },
  source: async page => {
    await goTo(page, 'Enhanced Partnership')
    await expect(page.locator('iframe[data-ready]')).toBeVisible()
    await showLinks(page)
  },
  'side-by-side': async page => {
    await goTo(page, 'Aid and its conditions')
    await goTo(page, 'Enhanced Partnership', 'Alt+Enter')
    await expect(page.locator('iframe[data-ready]')).toBeVisible()
  },
  notes: page => runCommand(page, 'Show the list of notes'),
  sources: page => runCommand(page, 'Show the list of sources'),
  highlights: page => runCommand(page, 'Show the list of highlights'),
  tag: async page => {
    await page.keyboard.press('Control+o')
    await page.getByRole('dialog').getByRole('combobox').fill('#us')
    await expect(page.getByRole('dialog').getByRole('option', { name: /^us/, selected: true })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '#us', exact: true })).toBeVisible()
  },
  search: async page => {
    await page.keyboard.press('Control+Shift+F')
    await page.keyboard.type('aid')
    await expect(page.getByRole('listbox', { name: 'Found' }).getByRole('option').first()).toBeVisible()
  },
  switcher: async page => {
    await page.keyboard.press('Control+o')
    await page.getByRole('dialog').getByRole('combobox').fill('ali')
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  },
  commands: async page => {
    await page.keyboard.press('Control+p')
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  },
  'bring-in': page => dialog(page, 'Bring in a source'),
  export: page => dialog(page, 'Export the notebook'),
  import: page => dialog(page, 'Import Markdown'),
  settings: page => dialog(page, 'Settings'),
  shortcuts: async page => {
    await openSettings(page, 'Shortcuts')
  },
  'a-day': async page => {
    await runCommand(page, 'Today’s note')
    await expect(title(page)).toHaveValue(/^\d{4}-\d\d-\d\d$/)
  },
  template: async page => {
    await runCommand(page, 'New note from a template')
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  embed: async page => {
    await runCommand(page, 'New note')
    await expect(title(page)).toBeFocused()
    await page.keyboard.type('A memo on aid')
    await page.keyboard.press('Enter')
    await expect(text(page)).toBeFocused()
    await page.keyboard.type('What the note on trade says:')
    await page.keyboard.press('Enter')
    await page.keyboard.type('![[Trade and minerals]]')
    await expect(
      text(page).getByText('the American buyer').or(text(page).locator('[data-embed]')).first(),
    ).toBeVisible()
  },
  'find-in-source': async page => {
    await goTo(page, 'Enhanced Partnership')
    await expect(page.locator('iframe[data-ready]')).toBeVisible()
    await page.keyboard.press('Control+f')
    await expect(page.getByRole('textbox', { name: 'Find', exact: true })).toBeFocused()
    await page.keyboard.type('law')
    await expect(page.getByText('1 of')).toBeVisible()
  },
  trash: page => runCommand(page, 'Open the Trash'),
  guide: async page => {
    await runCommand(page, 'Open the guide')
    await expect(title(page)).toHaveValue('Guide: writing')
  },
}

for (const theme of ['light', 'dark'] as const)
  for (const viewport of SIZES)
    test.describe(`${theme}, ${viewport.width} wide`, () => {
      test.use({ colorScheme: theme, viewport })
      const picture = async (page: Page, name: string) => {
        await page.evaluate(() => document.fonts.ready)
        await page.screenshot({
          path: `docs/screens/all/${name}-${theme}-${viewport.width}.jpg`,
          type: 'jpeg',
          quality: 72,
          animations: 'disabled',
        })
      }

      test('empty', async ({ page }) => {
        await expect(page.getByText('Your notebook is ready')).toBeVisible()
        await picture(page, 'empty')
      })

      for (const [name, show] of Object.entries(SCREENS))
        test(name, async ({ page }) => {
          await page.getByRole('button', { name: 'Look around in a sample' }).click()
          await expect(text(page)).toContainText('To do')
          await show(page)
          await page.mouse.move(viewport.width / 2, viewport.height - 10)
          await picture(page, name)
        })
    })
