import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures.ts'
import { chooseFiles, dropFiles, fixture, messages, openDetails, openDialog, openSource } from './screens/bringIn.ts'
import { Reader } from './screens/reader.ts'

const NEWS = 'The quarry that two ministries claim'
const TEXT = 'A corridor measured twice'
const LONG = {
  title: 'Minutes of a long hearing',
  text: Array.from({ length: 120 }, (_, i) => `Item ${i + 1}. The witness was heard and thanked.`).join('\n\n'),
}

test.describe('bringing in', () => {
  test('a dropped page is described by what it says of itself', async ({ page }) => {
    await dropFiles(page, [fixture('news.html')])
    await expect(messages(page)).toContainText(`Brought in “${NEWS}”.`)
    await messages(page).getByRole('button', { name: 'Open' }).click()
    const reader = new Reader(page)
    await reader.shows('Two ministries in Islamabad say that the stone is theirs to sell.')
    await reader.shows('Sadia Mengal and Tom Haverford-Lee · Indus Ledger · 14 May 2024')
    const about = await openDetails(page, 'About')
    await expect(about.getByLabel('Title')).toHaveValue(NEWS)
    await expect(about.getByLabel('Family name of author 2')).toHaveValue('Haverford-Lee')
    await expect(about.getByLabel('Published')).toHaveValue('2024-05-14')
    await expect(about.getByLabel('Publisher or newspaper')).toHaveValue('Indus Ledger')
    await expect(about.getByLabel('Address')).toHaveValue('https://ledger.example/2024/quarry?from=home')
    await expect(about.getByText('Guessed from the text')).toHaveCount(0)
  })

  test('what was guessed from a text says so until it is confirmed or corrected', async ({ page }) => {
    await chooseFiles(page, [fixture('pasted.txt')])
    await expect(messages(page)).toContainText(`Brought in “${TEXT}”.`)
    await openSource(page, TEXT)
    const about = await openDetails(page, 'About')
    const guesses = about.getByText('Guessed from the text')
    await expect(guesses).toHaveCount(5)
    await about.getByRole('button', { name: 'It is right: the title' }).click()
    await expect(guesses).toHaveCount(4)

    const published = about.getByLabel('Published')
    await published.fill('the day after')
    await expect(about.getByText('Not kept yet.')).toBeVisible()
    await published.fill('15 June 2022')
    await published.blur()
    await expect(published).toHaveValue('2022-06-15')
    await expect(guesses).toHaveCount(3)
    await about.getByLabel('Family name of author 1').fill('Achakzai-Khan')
    await about.getByRole('button', { name: /Kind/ }).click()
    await page.getByRole('option', { name: 'Report', exact: true }).click()
    await expect(guesses).toHaveCount(1)
    const reader = new Reader(page)
    await reader.shows('Haroon Achakzai-Khan and Lena Fischer · 15 June 2022')

    await page.reload()
    await expect(published).toHaveValue('2022-06-15')
    await expect(guesses).toHaveCount(1)
    await new Reader(page).shows('Haroon Achakzai-Khan and Lena Fischer · 15 June 2022')
  })

  test('Markdown brings its tags and its structure', async ({ page }) => {
    await chooseFiles(page, [fixture('clipping.md')])
    await expect(messages(page)).toContainText('Brought in “Lines of credit, lines of supply”.')
    const tags = page.getByRole('tree', { name: 'Tags' })
    await expect(tags.getByRole('treeitem', { name: /accounts/ })).toBeVisible()
    await openSource(page, 'Lines of credit')
    const reader = new Reader(page)
    await reader.shows('A claim that waits for two years is a loan.')
    expect(await reader.count('table')).toBe(1)
  })

  test('a pasted article keeps its structure and gives its byline', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const dialog = await openDialog(page)
    await page.evaluate(async () => {
      const html = `<h1>Two roads</h1><p>By Lena Fischer</p><p>May 3, 2019</p><p>The first road is short.</p>
        <ul><li>It floods</li></ul>`
      const text = 'Two roads\nBy Lena Fischer\nMay 3, 2019\nThe first road is short.\nIt floods'
      const blob = (words: string, type: string) => new Blob([words], { type })
      const item = { 'text/html': blob(html, 'text/html'), 'text/plain': blob(text, 'text/plain') }
      await navigator.clipboard.write([new ClipboardItem(item)])
    })
    await dialog.getByLabel('Or paste an article').focus()
    await page.keyboard.press('ControlOrMeta+V')
    await expect(dialog.getByLabel('Or paste an article')).toHaveValue(/The first road is short/)
    await dialog.getByRole('button', { name: 'Bring in the article' }).click()
    await expect(dialog).toBeHidden()
    await expect(messages(page)).toContainText('Brought in “Two roads”.')
    await openSource(page, 'Two roads')
    const reader = new Reader(page)
    await reader.shows('Lena Fischer · 3 May 2019')
    expect(await reader.count('li')).toBe(1)
  })

  test('the same file again adds nothing, and says so', async ({ page }) => {
    await chooseFiles(page, [fixture('news.html')])
    await expect(messages(page)).toContainText(`Brought in “${NEWS}”.`)
    await dropFiles(page, [fixture('news.html')])
    await expect(messages(page)).toContainText(`“${NEWS}” is in the notebook already. Nothing was added.`)
    await new Reader(page).shows('Two ministries in Islamabad')
    await dropFiles(page, [fixture('news.html'), fixture('urdu.html')])
    await expect(messages(page)).toContainText('Brought in 1 source; 1 was there already.')
    await openSource(page, NEWS)
    await expect(page.getByRole('listbox', { name: 'Sources' }).getByRole('option')).toHaveCount(2)
  })

  test('a file whose source lies in the Trash brings it back', async ({ page }) => {
    await chooseFiles(page, [fixture('news.html')])
    await openSource(page, NEWS)
    await page.getByRole('button', { name: 'This source' }).click()
    await page.getByRole('menuitem', { name: 'Move to Trash…' }).click()
    await expect(messages(page)).toContainText(`“${NEWS}” lies in the Trash.`)
    await dropFiles(page, [fixture('news.html')])
    await expect(messages(page)).toContainText(`“${NEWS}” was in the Trash and is back.`)
    await openSource(page, NEWS)
    await new Reader(page).shows('Two ministries in Islamabad')
  })
})

test.describe('a source among others', () => {
  test.use({ notebook: { sources: [{ title: NEWS, html: readFileSync(fixture('news.html'), 'utf8') }] } })

  test('bears tags, is found by them, and opens from their page', async ({ page }) => {
    await openSource(page, NEWS)
    const about = await openDetails(page, 'About')
    const tags = about.getByRole('combobox', { name: 'Tags' })
    await tags.fill('us/military aid')
    await tags.press('Enter')
    await tags.fill('۱۹۷۱')
    await tags.press('Enter')
    await about
      .getByRole('button', { name: /military aid/ })
      .first()
      .click()
    await expect(page.getByRole('main')).toContainText(NEWS)
    const tree = page.getByRole('tree', { name: 'Tags' })
    await page
      .getByRole('navigation', { name: 'Notebook' })
      .getByRole('button', { name: /^Sources/ })
      .click()
    await expect(tree.getByRole('treeitem', { name: /۱۹۷۱/ })).toBeVisible()
    await tree.getByRole('treeitem', { name: /^us/ }).click()
    await page.getByRole('main').getByText(NEWS).click()
    await new Reader(page).shows('Two ministries in Islamabad')
    await openDetails(page, 'About')
    await about.getByRole('button', { name: 'Remove the tag ۱۹۷۱' }).click()
    await expect(tree.getByRole('treeitem', { name: /۱۹۷۱/ })).toBeHidden()
  })
})

test.describe('reading', () => {
  test.use({
    notebook: {
      sources: [
        { title: NEWS, html: readFileSync(fixture('news.html'), 'utf8') },
        { title: 'درّے کی سڑک', html: readFileSync(fixture('urdu.html'), 'utf8'), csl: { language: 'ur' } },
        LONG,
      ],
    },
  })

  test('needs no network, not even the server that the app came from', async ({ page, context }) => {
    await expect(page.getByRole('button', { name: 'New note' }).first()).toBeVisible()
    await context.setOffline(true)
    await openSource(page, NEWS)
    const reader = new Reader(page, NEWS)
    await reader.shows('Two ministries in Islamabad')
    await expect.poll(() => reader.style('font-family')).toContain('Source Serif')
    await openSource(page, LONG.title)
    await new Reader(page, LONG.title).shows('Item 120.')
    await expect(page.getByRole('button', { name: /^Reading state/ })).toBeVisible()
  })

  test('goes on where one left off, and says how far one is', async ({ page }) => {
    await openSource(page, LONG.title)
    const reader = new Reader(page, LONG.title)
    await reader.shows('Item 120.')
    await expect(page.getByRole('button', { name: 'Reading state: unread' })).toBeVisible()
    await reader.scroll(2_000)
    await expect(page.getByRole('button', { name: 'Reading state: reading' })).toBeVisible()
    const seen = () => reader.firstInView()
    const before = await seen()
    expect(before).toMatch(/^Item [1-9]\d/)

    await openSource(page, NEWS)
    await new Reader(page, NEWS).shows('Two ministries')
    await openSource(page, LONG.title)
    await expect.poll(seen).toBe(before)
    await page.reload()
    await expect.poll(seen).toBe(before)
    await expect(page.getByRole('contentinfo')).toContainText(/[1-9]\d?% read/)
    await page.getByRole('button', { name: 'Reading state: reading' }).click()
    await page.getByRole('menuitem', { name: 'Read', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Reading state: read', exact: true })).toBeVisible()
  })

  test('on the paper and in the type that one chose', async ({ page }) => {
    await openSource(page, NEWS)
    const reader = new Reader(page)
    await reader.shows('Two ministries')
    const paper = () => reader.style('background-color', 'html')
    const light = await paper()
    await page.getByRole('button', { name: 'Page and type' }).click()
    const settings = page.getByRole('dialog', { name: 'Page and type' })
    await settings.getByText('Sepia').click()
    await expect.poll(paper).not.toBe(light)
    await settings.getByText('Sans').click()
    await expect.poll(() => reader.style('font-family')).toContain('Source Sans')
    await settings.getByRole('slider', { name: 'Size' }).focus()
    await page.keyboard.press('End')
    await expect.poll(() => reader.style('font-size')).toBe('22px')
    const sepia = await paper()
    await page.reload()
    await expect.poll(() => reader.style('font-size')).toBe('22px')
    expect(await paper()).toBe(sepia)
  })

  test('on the paper that one chose, in a dark window too', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await openSource(page, NEWS)
    const reader = new Reader(page)
    await reader.shows('Two ministries')
    await page.getByRole('button', { name: 'Page and type' }).click()
    const papers: string[] = []
    for (const name of ['Light', 'Sepia', 'Dark']) {
      await page.getByRole('dialog', { name: 'Page and type' }).getByText(name, { exact: true }).click()
      // The text lies on the same paper as the rest of its sheet.
      const sheet = () => page.locator('[data-pane]').evaluate(pane => getComputedStyle(pane).backgroundColor)
      await expect.poll(async () => (await reader.style('background-color', 'html')) === (await sheet())).toBe(true)
      papers.push(await sheet())
    }
    expect(new Set(papers).size).toBe(3)
  })

  test('Urdu from right to left, in Nastaliq', async ({ page }) => {
    await openSource(page, 'درّے کی سڑک')
    const reader = new Reader(page)
    await reader.shows('پچھلے برس جب مذاکرات رک گئے')
    expect(await reader.style('direction')).toBe('rtl')
    expect(await reader.style('font-family', 'article p')).toContain('Nastaliq')
    await expect(page.getByRole('contentinfo')).toContainText('اردو')
  })
})
