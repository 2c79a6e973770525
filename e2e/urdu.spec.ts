import { expect, test } from './fixtures.ts'
import { clipped } from './screens/clipped.ts'
import { completions, goTo, links, newNote, openNote, saved, showLinks, tags, text, title } from './screens/notebook.ts'

test.use({
  notebook: {
    sources: [
      {
        title: 'نیٹو سپلائی کی بندش',
        text: 'پاکستان نے نومبر ۲۰۱۱ میں نیٹو کی سپلائی بند کر دی۔',
        tags: ['پاکستان/فوج'],
      },
    ],
    notes: [
      { title: 'Salala', text: 'A strike on two posts.' },
      {
        title: 'افغانستان میں راستے',
        text: '## پس منظر\nکراچی سے چمن اور طورخم تک دو راستے تھے، [[Salala]] کے بعد دونوں بند ہوئے۔ کچھ گاڑیاں سرحد پر کھڑی رہیں اور جگہ کم پڑ گئی۔ #افغانستان\nIn English, with [[نیٹو سپلائی کی بندش]] in it.\n> ہمیں جانی نقصان پر افسوس ہے۔',
        aliases: ['سپلائی لائن'],
      },
    ],
  },
})

test('each block takes its direction, language and face from its own words', async ({ page }) => {
  await newNote(page, 'ملی جلی زبانیں')
  await page.keyboard.type('پاکستان نے راستے بند کیے۔\nIn English.\n- کچھ نکتہ\nsecond point\n\n## کچھ عنوان')
  const direction = (words: string) =>
    text(page)
      .getByText(words, { exact: true })
      .evaluate(span => {
        const block = span.closest('p, li, h1, h2, h3, blockquote')!
        const { direction, fontFamily, lineHeight, fontSize } = getComputedStyle(block)
        const spacing = Number.parseFloat(lineHeight) / Number.parseFloat(fontSize)
        return {
          direction,
          lang: block.getAttribute('lang'),
          face: fontFamily.split(',')[0]?.replaceAll('"', ''),
          spacing,
        }
      })
  for (const urdu of ['پاکستان نے راستے بند کیے۔', 'کچھ نکتہ', 'کچھ عنوان']) {
    const block = await direction(urdu)
    expect(block, urdu).toMatchObject({ direction: 'rtl', lang: 'ur', face: 'Noto Nastaliq Urdu' })
    expect(block.spacing, urdu).toBeGreaterThanOrEqual(2)
  }
  for (const english of ['In English.', 'second point'])
    expect(await direction(english), english).toMatchObject({ direction: 'ltr', lang: null, face: 'Source Serif 4' })
  await expect(title(page)).toHaveCSS('direction', 'rtl')
  await expect(title(page)).toHaveCSS('font-family', /^"?Noto Nastaliq Urdu/)
  expect(await page.evaluate(() => document.fonts.check('20px "Noto Nastaliq Urdu"', 'پ'))).toBe(true)
  await expect(page.getByText('اردو, right to left')).toBeVisible()
  await saved(page)
  expect(await clipped(page)).toEqual([])
})

test('nothing of it is cut off: in the text, titles, tabs, tags, lists, links and results', async ({ page }) => {
  await goTo(page, 'افغانستان میں راستے')
  await showLinks(page)
  await page.getByRole('button', { name: /^Notes/ }).click()
  await expect(page.getByRole('listbox', { name: 'Notes' })).toBeVisible()
  expect(await clipped(page), 'a note').toEqual([])
  await links(page).getByRole('tab', { name: 'Outline' }).click()
  await links(page).getByRole('tab', { name: 'About' }).click()
  expect(await clipped(page), 'what is known of it').toEqual([])
  await page.keyboard.press('Control+o')
  await page.keyboard.type('سپلائی')
  await expect(page.getByRole('option', { name: /نیٹو سپلائی کی بندش/ })).toBeVisible()
  expect(await clipped(page), 'the switcher').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+f')
  await page.keyboard.type('راستے')
  await expect(page.getByRole('listbox', { name: 'Found' }).getByRole('option')).not.toHaveCount(0)
  expect(await clipped(page), 'the search').toEqual([])
  await page.keyboard.press('Control+o')
  await page.keyboard.type('#پاکستان')
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('پاکستان')
  expect(await clipped(page), 'a tag page').toEqual([])
  await page.getByRole('button', { name: /^Sources/ }).click()
  await expect(page.getByRole('listbox', { name: 'Sources' })).toBeVisible()
  expect(await clipped(page), 'the sources').toEqual([])
})

test('links and tags are written in it, whatever keyboard typed them', async ({ page }) => {
  await openNote(page, 'Salala')
  // Arabic kaf and yeh, as many keyboards give them.
  await page.keyboard.type(' دیکھیے [[سپلائي لا')
  await expect(completions(page).getByRole('option', { selected: true })).toContainText('سپلائی لائن')
  await page.keyboard.press('Enter')
  await page.keyboard.type(' #پاكستان')
  await expect(completions(page).getByRole('option', { selected: true })).toContainText('#پاکستان')
  await page.keyboard.press('Escape')
  await page.keyboard.type('، #۱۹۷۱ ')
  await expect(text(page).locator('[data-tag]')).toHaveText(['#پاكستان', '#۱۹۷۱'])
  await saved(page)
  // One tag, however it is spelt.
  await expect(tags(page).getByRole('treeitem')).toHaveText([/۱۹۷۱\s*1$/, /افغانستان\s*1$/, /^پا[کك]ستان\s*2$/])
  await text(page).getByRole('link', { name: 'سپلائی لائن' }).click()
  await expect(title(page)).toHaveValue('افغانستان میں راستے')
  await showLinks(page)
  await expect(links(page)).toContainText('دیکھیے سپلائی لائن')
})

test('the caret goes the way of the words', async ({ page }) => {
  await newNote(page, 'سمت')
  await page.keyboard.type('الف بے')
  const caret = () =>
    page.evaluate(async () => {
      const place = () => getSelection()!.getRangeAt(0).getBoundingClientRect().left
      // The face of the words is fetched when they are first laid out, and is wider than what stands in for it.
      place()
      await document.fonts.ready
      return place()
    })
  const atEnd = await caret()
  await page.keyboard.press('ArrowRight')
  expect(await caret()).toBeGreaterThan(atEnd)
  await page.keyboard.press('Home')
  const box = (await text(page).boundingBox())!
  expect(await caret()).toBeGreaterThan(box.x + box.width - 30)
})
