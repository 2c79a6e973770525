import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import {
  completions,
  goTo,
  links,
  newNote,
  openNote,
  pane,
  saved,
  showLinks,
  storedNote,
  text,
  title,
} from './screens/notebook.ts'

const pasted = (name: string) => readFileSync(new URL(`./pasted/${name}`, import.meta.url), 'utf8')

/** A paste as the browser hands it on, with the HTML as another program wrote it. */
async function paste(page: Page, data: { html?: string; plain: string }): Promise<void> {
  await text(page).evaluate((root, { html, plain }) => {
    const clipboardData = new DataTransfer()
    if (html) clipboardData.setData('text/html', html)
    clipboardData.setData('text/plain', plain)
    root.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, data)
}

test.describe('an empty notebook', () => {
  test('Enter in a title that is only just there leads to the text, which is not yet', async ({ page }) => {
    await page.evaluate(() =>
      document.addEventListener('focusin', ({ target }) => {
        if (target instanceof HTMLElement && target.matches('[data-note-title]'))
          target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
      }),
    )
    await page.getByRole('button', { name: /Write the first note/ }).click()
    await expect(text(page)).toBeFocused()
    await page.keyboard.type('And on.')
    await expect(text(page)).toHaveText('And on.')
  })

  test('letters that come while a note is being made stand in its title, and not in the note before', async ({
    page,
  }) => {
    await newNote(page, 'Before')
    await page.keyboard.type('Its words.')
    await page.keyboard.press('Alt+n')
    await page.keyboard.type('Straight on')
    await expect(title(page)).toHaveValue('Straight on')
    await expect(page.getByRole('tab', { name: 'Straight on', selected: true })).toBeVisible()
    await goTo(page, 'Before')
    await expect(text(page)).toHaveText('Its words.')
  })

  test('begins with a note that is titled, written and kept', async ({ page }) => {
    await page.getByRole('button', { name: /Write the first note/ }).click()
    await expect(title(page)).toBeFocused()
    await page.keyboard.type('Salala and the supply lines')
    await page.keyboard.press('Enter')
    await page.keyboard.type('## What happened\nOn 26 November 2011 two posts were **struck**.\n')
    await page.keyboard.type('- Chaman\nTorkham\n\n1. first\nsecond\n\n> We regret the deaths.\n')
    await page.keyboard.type('\n--- \n`code` and ~~gone~~ and *slanted*.')
    await expect(text(page).getByRole('heading', { level: 2, name: 'What happened' })).toBeVisible()
    await expect(text(page).locator('strong')).toHaveText('struck')
    await expect(text(page).locator('ul li')).toHaveText(['Chaman', 'Torkham'])
    await expect(text(page).locator('ol li')).toHaveText(['first', 'second'])
    await expect(text(page).locator('blockquote')).toHaveText('We regret the deaths.')
    await expect(text(page).locator('hr')).toHaveCount(1)
    await expect(text(page).locator('code')).toHaveText('code')
    await expect(text(page).locator('em')).toHaveText('slanted')
    await saved(page)
    await expect(page.getByRole('tab', { name: 'Salala and the supply lines' })).toBeVisible()

    await page.reload()
    await expect(title(page)).toHaveValue('Salala and the supply lines')
    await expect(text(page).locator('ul li')).toHaveText(['Chaman', 'Torkham'])
    await expect(text(page).locator('strong')).toHaveText('struck')
    await expect(text(page)).toContainText('code and gone and slanted.')
  })

  test('undo takes back what was written, a shortcut too, and redo gives it again', async ({ page }) => {
    await newNote(page, 'Steps')
    await page.keyboard.type('# ')
    await page.keyboard.type('Heading')
    await expect(text(page).getByRole('heading', { name: 'Heading' })).toBeVisible()
    // As many steps as it was typed in: on a busy machine a pause between two letters begins another.
    await expect(async () => {
      await page.keyboard.press('Control+z')
      await expect(text(page).getByRole('heading')).toHaveCount(0, { timeout: 500 })
    }).toPass()
    await page.keyboard.press('Control+Shift+z')
    await expect(async () => {
      await page.keyboard.press('Control+y')
      await expect(text(page).getByRole('heading', { name: 'Heading' })).toBeVisible({ timeout: 500 })
    }).toPass()
  })

  test('a check list is checked with the mouse and with the keyboard', async ({ page }) => {
    await newNote(page, 'To do')
    await page.keyboard.type('- [ ] ask the ministry\nread the hearing')
    const items = text(page).getByRole('checkbox')
    await expect(items).toHaveCount(2)
    await items.first().click({ position: { x: 8, y: 14 } })
    await expect(items.first()).toBeChecked()
    await saved(page)
    await page.reload()
    await expect(text(page).getByRole('checkbox', { checked: true })).toHaveText('ask the ministry')
    await expect(text(page).getByRole('checkbox', { checked: false })).toHaveText('read the hearing')
  })
})

test.describe('links', () => {
  test.use({
    notebook: {
      sources: [{ title: 'Seven months of closure', text: 'The lines were shut from November to July.' }],
      notes: [
        { title: 'Northern Distribution Network', text: 'By rail from Riga.', aliases: ['NDN'] },
        { title: 'Briefing', text: 'For the committee.', tags: ['us/congress'] },
        { title: 'Briefing', text: 'For the embassy.', tags: ['embassy'] },
        { title: 'Salala', text: 'A strike on two posts.' },
      ],
    },
  })

  test('[[ offers the newest, completes while one types, and a click opens', async ({ page }) => {
    await openNote(page, 'Salala')
    await page.keyboard.type(' See [[')
    await expect(completions(page).getByRole('option')).toHaveCount(4)
    await expect(completions(page).getByRole('option', { name: 'Salala' })).toHaveCount(0)
    await page.keyboard.type('north')
    await expect(completions(page).getByRole('option', { selected: true })).toContainText(
      'Northern Distribution Network',
    )
    await page.keyboard.press('Enter')
    await page.keyboard.type(', then.')
    await expect(completions(page)).toBeHidden()
    await expect(text(page)).toHaveText('A strike on two posts. See Northern Distribution Network, then.')
    await text(page).getByRole('link', { name: 'Northern Distribution Network' }).click()
    await expect(title(page)).toHaveValue('Northern Distribution Network')
    await showLinks(page)
    await expect(links(page)).toContainText('Backlinks 1')
    await expect(links(page).getByRole('button', { name: 'See Northern Distribution Network, then.' })).toBeVisible()
    await expect(links(page).locator('mark')).toHaveText('Northern Distribution Network')
    await links(page).getByRole('button', { name: 'Salala' }).click()
    await expect(title(page)).toHaveValue('Salala')
  })

  test('with Ctrl and Shift it opens beside, and goes back where it was', async ({ page }) => {
    await openNote(page, 'Salala')
    await page.keyboard.type(' [[NDN')
    await expect(completions(page).getByRole('option', { selected: true })).toContainText(
      /NDN.*Northern Distribution Network.*Alias/,
    )
    await page.keyboard.press('Enter')
    await expect(text(page).getByRole('link')).toHaveText('NDN')
    await text(page)
      .getByRole('link')
      .click({ modifiers: ['Control', 'Shift'] })
    await expect(title(pane(page, 1) as never)).toHaveValue('Northern Distribution Network')
    await expect(title(pane(page, 0) as never)).toHaveValue('Salala')
  })

  test('what is not there yet is made, by choice or by ]]', async ({ page }) => {
    await openNote(page, 'Salala')
    await page.keyboard.type(' [[Shamsi airfield')
    await expect(completions(page).getByRole('option').last()).toContainText('Create “Shamsi airfield”')
    await page.keyboard.press('Control+Enter')
    await page.keyboard.type(' and [[Kerry–Lugar–Berman]] too.')
    await expect(text(page).getByRole('link')).toHaveText(['Shamsi airfield', 'Kerry–Lugar–Berman'])
    await text(page).getByRole('link', { name: 'Kerry–Lugar–Berman' }).click()
    await expect(title(page)).toHaveValue('Kerry–Lugar–Berman')
    await expect(text(page)).toHaveText('')
    await goTo(page, 'Shamsi airfield')
    await expect(title(page)).toHaveValue('Shamsi airfield')
  })

  test('[[Title|shown words]] shows the words, to a source as well', async ({ page }) => {
    await openNote(page, 'Salala')
    await page.keyboard.type(' The [[Seven months of closure|closure]] followed.')
    await expect(text(page)).toHaveText('A strike on two posts. The closure followed.')
    await text(page).getByRole('link', { name: 'closure' }).click()
    await expect(page.getByRole('tab', { name: 'Seven months of closure', selected: true })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(title(page)).toHaveValue('Salala')
  })

  test('two notes of one title are told apart, and the chosen one is linked', async ({ page }) => {
    await openNote(page, 'Salala')
    await page.keyboard.type(' [[Briefing')
    const offered = completions(page).getByRole('option', { name: /^Briefing/ })
    await expect(offered).toHaveCount(2)
    await expect(offered.filter({ hasText: '#us/congress' })).toHaveCount(1)
    await offered.filter({ hasText: '#embassy' }).click()
    await text(page).getByRole('link', { name: 'Briefing' }).click()
    await expect(text(page)).toContainText('For the embassy.')
    await page.keyboard.press('Control+o')
    await page.keyboard.type('briefing')
    const found = page.getByRole('dialog').getByRole('option', { name: /^Briefing/ })
    await expect(found.filter({ hasText: '#us/congress' })).toHaveCount(1)
    await expect(found.filter({ hasText: '#embassy' })).toHaveCount(1)
  })

  test('Esc leaves the brackets as they are written', async ({ page }) => {
    await openNote(page, 'Salala')
    await page.keyboard.type(' [[nor')
    await expect(completions(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(completions(page)).toBeHidden()
    await page.keyboard.type('th')
    await expect(text(page)).toHaveText('A strike on two posts. [[north')
  })

  test('an alias given to a note completes at once', async ({ page }) => {
    await openNote(page, 'Salala')
    await showLinks(page)
    await links(page).getByRole('tab', { name: 'About' }).click()
    await links(page).getByRole('textbox', { name: 'New alias' }).fill('The November incident')
    await page.keyboard.press('Enter')
    await expect(links(page).getByRole('listitem')).toHaveText('The November incident')
    await openNote(page, 'Northern Distribution Network')
    await page.keyboard.type(' After [[november')
    await expect(completions(page).getByRole('option', { selected: true })).toContainText('The November incident')
    await page.keyboard.press('Enter')
    await text(page).getByRole('link', { name: 'The November incident' }).click()
    await expect(title(page)).toHaveValue('Salala')
  })

  test('one undo gives the brackets again', async ({ page }) => {
    await openNote(page, 'Salala')
    await page.keyboard.type(' [[Northern Distribution Network]]')
    await expect(text(page).getByRole('link')).toHaveCount(1)
    await page.keyboard.press('Control+z')
    await expect(text(page).getByRole('link')).toHaveCount(0)
    await expect(text(page)).toContainText('[[Northern Distribution Network]]')
    await page.keyboard.press('Control+Shift+z')
    await expect(text(page).getByRole('link')).toHaveCount(1)
  })
})

test.describe('a paste', () => {
  test.use({ notebook: { notes: [{ title: 'Clippings', text: '' }] } })

  test('from Word keeps headings, bold and lists and drops the rest', async ({ page }) => {
    await openNote(page, 'Clippings')
    await paste(page, { html: pasted('word.htm'), plain: 'The closure' })
    await expect(text(page).getByRole('heading', { level: 2, name: 'The closure' })).toBeVisible()
    await expect(text(page).locator('strong')).toHaveText('seven months')
    await expect(text(page).locator('em')).toHaveText('reopened')
    await expect(text(page).locator('ul li')).toHaveText(['Chaman', 'Torkham'])
    await saved(page)
    const { blocks } = await storedNote(page, 'Clippings')
    expect(blocks.join('')).not.toMatch(/Mso|mso-|Calibri|yellow|font-size|·|o:p/)
  })

  test('from a web page keeps the structure and nothing that could act', async ({ page }) => {
    await openNote(page, 'Clippings')
    await paste(page, { html: pasted('web.htm'), plain: 'A committee reports' })
    await expect(text(page).getByRole('heading', { level: 1, name: 'A committee reports' })).toBeVisible()
    await expect(text(page).locator('ol li')).toHaveText(['Aid was cut.', 'Fees were kept.'])
    await expect(text(page).locator('blockquote')).toHaveText('No blank cheques.')
    await expect(text(page).locator('a')).toHaveText(['report'])
    await expect(text(page).locator('hr')).toHaveCount(1)
    await expect(text(page).locator('[lang="ur"]')).toHaveText('پاکستان نے راستے بند کر دیے۔')
    await expect(text(page).locator('img, iframe, form, input, script, style, [onclick], [onmouseover]')).toHaveCount(0)
    await saved(page)
    const { blocks } = await storedNote(page, 'Clippings')
    expect(blocks.join('')).not.toMatch(/javascript:|alert|Papyrus|tracker|elsewhere/)
  })

  test('of Markdown becomes what it says, with links to notes that are there', async ({ page }) => {
    await openNote(page, 'Clippings')
    await paste(page, { plain: '## Notes\n\nSee [[Clippings|here]] and **mind** #aid.\n\n- [x] done\n- [ ] open' })
    await expect(text(page).getByRole('heading', { level: 2, name: 'Notes' })).toBeVisible()
    await expect(text(page).getByRole('link', { name: 'here' })).toBeVisible()
    await expect(text(page).locator('strong')).toHaveText('mind')
    await expect(text(page).getByRole('checkbox', { checked: true })).toHaveText('done')
  })
})
