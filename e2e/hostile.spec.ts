import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { newNote, saved, text, title } from './screens/notebook.ts'

// The guard of every spec fails where one of these asks for anything or breaks the policy.
const HOSTILE = [
  '<p>kept</p><svg/onload=evil()><img/onerror=evil() src=https://evil.example/a>',
  '<p title=">" onclick="evil()">kept</p><p title="x"onclick=evil()>on</p><p title="<" onclick="evil()">and on</p>',
  '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example"><p>kept</p>',
  '<style>@import "https://evil.example";</style><p style="background:url(https://evil.example/b)">kept</p>',
  '<p>kept</p><iframe srcdoc="<script>evil()</script>"></iframe><form action=https://evil.example><input autofocus></form>',
]

test('a hostile page that is pasted leaves its words and nothing else', async ({ page }) => {
  await newNote(page, 'Pasted')
  for (const html of HOSTILE) {
    await text(page).evaluate((element, html) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', html)
      clipboardData.setData('text/plain', 'plain')
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, html)
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
  }
  await expect(text(page).getByText('kept')).toHaveCount(HOSTILE.length)
  await expect(text(page).locator('img, svg, iframe, form, style, base, [onclick], [title]')).toHaveCount(0)
  await saved(page)
})

test('what is dropped from elsewhere is cleaned like a paste, and a link leads the window nowhere', async ({
  page,
  site,
}) => {
  await newNote(page, 'Dropped')
  await page.keyboard.type('words')
  const cdp = await page.context().newCDPSession(page)
  const drop = async (mimeType: string, data: string, onto: Locator) => {
    const box = (await onto.boundingBox())!
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await cdp.send('Input.dispatchDragEvent', {
        type,
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        data: { items: [{ mimeType, data }], dragOperationsMask: 1 },
      })
  }
  await drop('text/html', `a <b onclick=evil()>bold</b> drop${HOSTILE[0]}`, text(page))
  await expect(text(page).locator('strong')).toHaveText('bold')
  await expect(text(page)).toContainText('words')
  await expect(text(page).locator('img, svg')).toHaveCount(0)
  await drop('text/uri-list', 'https://evil.example/away', page.locator('footer'))
  await drop('text/uri-list', 'https://evil.example/away', page.locator('[data-pane="0"]').getByRole('tab').first())
  await expect(title(page)).toHaveValue('Dropped')
  expect(page.url()).toBe(site)
  await saved(page)
})
