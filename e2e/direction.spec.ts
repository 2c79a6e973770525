import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { clipped } from './screens/clipped.ts'
import { newNote, openNote, runCommand, saved, storedNote, text } from './screens/notebook.ts'

const URDU = 'ہمیں جانی نقصان پر افسوس ہے، ۲۴ سپاہی گئے؟'
const ENGLISH = 'We are sorry, 24 soldiers died?'
const MIXED = `NATO کی گاڑیاں (${URDU})`
const TURNED = `طورخم is where 5,000 containers stood`

const words = (value: string) => ({ type: 'text', version: 1, text: value })
const block = (type: string, value: string, more: object = {}) => ({
  type,
  version: 1,
  children: value ? [words(value)] : [],
  ...more,
})
const p = (value: string, more: object = {}) => block('paragraph', value, more)
const list = (listType: string, ...items: string[]) => ({
  type: 'list',
  version: 1,
  listType,
  start: 1,
  children: items.map((value, at) => block('listitem', value, { value: at + 1, checked: false })),
})
const table = (value: string) => ({
  type: 'table',
  version: 1,
  children: [['', value].map(each => cell(each)), [value, '۲۴ 24'].map(each => cell(each))].map(children => ({
    type: 'tablerow',
    version: 1,
    children,
  })),
})
const cell = (value: string) => ({ type: 'tablecell', version: 1, headerState: 0, children: [p(value)] })

/** Every kind of block, in one language. */
const everyKind = (value: string) => [
  block('heading', value, { tag: 'h1' }),
  block('heading', value, { tag: 'h2' }),
  p(value),
  p(''),
  p('۱۹۷۱ – 2011'),
  block('quote', value),
  list('bullet', value, ''),
  list('number', value, value),
  list('check', value, value),
  { type: 'callout', version: 1, tone: 'warning', children: [p(value), p('')] },
  { type: 'source-quote', version: 1, highlight: '', source: '', words: value, locator: '¶ 9' },
  table(value),
]

test.use({
  notebook: {
    notes: [
      { title: 'In Urdu', blocks: everyKind(URDU) },
      { title: 'In English', blocks: everyKind(ENGLISH) },
      { title: 'Turned from the right', blocks: [p(ENGLISH, { direction: 'rtl' }), p(URDU, { direction: 'ltr' })] },
      { title: 'Mixed', blocks: [p(MIXED), p(TURNED), block('code', `${URDU}\nfee(24)`)] },
    ],
  },
})

type Measured = { kind: string; direction: string; align: string; side: 'left' | 'right' | 'none'; text: string }

/** How each line of words is really set: on which side of its block the first letter stands. */
async function measure(within: Locator): Promise<Measured[]> {
  return within.evaluate(root =>
    [...root.querySelectorAll<HTMLElement>('h1, h2, p, blockquote, li, code, [data-quote] > div:first-child')]
      .filter(dom => dom.closest('[hidden]') === null)
      .map(dom => {
        const { direction, textAlign } = getComputedStyle(dom)
        const range = document.createRange()
        range.selectNodeContents(dom)
        const box = dom.getBoundingClientRect()
        const rects = [...range.getClientRects()]
        const first = rects[0]
        // A line of both scripts is several pieces.
        const line = rects.filter(each => first && Math.abs(each.bottom - first.bottom) < first.height / 2)
        const before = Math.min(...line.map(each => each.left)) - box.left
        const after = box.right - Math.max(...line.map(each => each.right))
        const side = !first || Math.abs(before - after) < 2 ? 'none' : before < after ? 'left' : 'right'
        return { kind: dom.tagName, direction, align: textAlign, side, text: dom.textContent ?? '' } as const
      }),
  )
}

/** The side an item leaves free for what stands before it. */
const markers = (page: Page) =>
  text(page)
    .locator('li')
    .evaluateAll(items =>
      items.map(item => {
        const { paddingLeft, paddingRight } = getComputedStyle(item)
        return Number.parseFloat(paddingLeft) > Number.parseFloat(paddingRight) ? 'left' : 'right'
      }),
    )

/** No line is higher than the box that it stands in. */
const overflowing = (page: Page) =>
  text(page).evaluate(root =>
    [...root.querySelectorAll<HTMLElement>('h1, h2, p, blockquote, li')]
      .filter(
        dom => dom.scrollHeight > dom.clientHeight + 1 && /hidden|clip|auto/.test(getComputedStyle(dom).overflowY),
      )
      .map(dom => dom.textContent),
  )

for (const [name, direction, side] of [
  ['In Urdu', 'rtl', 'right'],
  ['In English', 'ltr', 'left'],
] as const) {
  test(`every kind of block, ${name.toLowerCase()}`, async ({ page }) => {
    await openNote(page, name)
    const measured = await measure(text(page))
    expect(measured.length).toBeGreaterThanOrEqual(18)
    for (const { kind, text: found, ...rest } of measured) {
      expect.soft(rest.direction, `${kind} “${found}”`).toBe(direction)
      expect.soft(rest.align, `${kind} “${found}”`).toBe('start')
      if (found && rest.side !== 'none') expect.soft(rest.side, `${kind} “${found}”`).toBe(side)
    }
    expect(new Set(await markers(page))).toEqual(new Set([side]))
    // The columns of the table run the same way: the empty first cell stands on the side where lines begin.
    const [first, second] = await text(page)
      .locator('td, th')
      .evaluateAll(cells => cells.map(each => each.getBoundingClientRect().left))
    expect(first! > second!).toBe(side === 'right')
    // Digits and signs are what was written.
    const [urdu, english] = ['۲۴ سپاہی گئے؟', '24 soldiers died?']
    await expect(text(page)).toContainText(direction === 'rtl' ? urdu : english)
    await expect(text(page)).toContainText('۱۹۷۱ – 2011')
    expect(await clipped(page)).toEqual([])
    expect(await overflowing(page)).toEqual([])
  })
}

test('the box of an item to check stands where its line begins', async ({ page }) => {
  for (const [name, at] of [
    ['In Urdu', 'end'],
    ['In English', 'start'],
  ] as const) {
    await openNote(page, name)
    const item = text(page).getByRole('checkbox').first()
    await expect(item).not.toBeChecked()
    const box = (await item.boundingBox())!
    await item.click({ position: { x: at === 'end' ? box.width - 8 : 8, y: Math.min(28, box.height / 2) } })
    await expect(item).toBeChecked()
  }
})

test('a line of both scripts runs as its first letter says, code from the left', async ({ page }) => {
  await openNote(page, 'Mixed')
  const measured = await measure(text(page))
  expect(measured.map(({ kind, direction }) => [kind, direction])).toEqual([
    ['P', 'ltr'],
    ['P', 'rtl'],
    ['CODE', 'ltr'],
  ])
  expect(await clipped(page)).toEqual([])
})

test('a stored direction holds against the letters, with the face that the letters need', async ({ page }) => {
  await openNote(page, 'Turned from the right')
  const [english, urdu] = await measure(text(page))
  expect(english).toMatchObject({ direction: 'rtl', side: 'right' })
  expect(urdu).toMatchObject({ direction: 'ltr', side: 'left' })
  const faces = await text(page)
    .locator('p')
    .evaluateAll(all => all.map(each => getComputedStyle(each).fontFamily.split(',')[0]!.replaceAll('"', '')))
  expect(faces).toEqual(['Source Serif 4', 'Noto Nastaliq Urdu'])
  expect(await clipped(page)).toEqual([])
})

test('a block is turned by keys, the next one goes on with it, and a reload finds both', async ({ page }) => {
  await newNote(page, 'Torkham')
  await page.keyboard.type('5,000 containers at Torkham')
  await page.keyboard.press('Control+Shift+x')
  await expect(text(page).locator('p').first()).toHaveCSS('direction', 'rtl')
  await page.keyboard.press('Enter')
  await page.keyboard.type('and as many at Chaman')
  await expect(text(page).locator('p').nth(1)).toHaveCSS('direction', 'rtl')
  await runCommand(page, 'Direction: automatic')
  await expect(text(page)).toBeFocused()
  await expect(text(page).locator('p').nth(1)).toHaveCSS('direction', 'ltr')
  await page.keyboard.press('Enter')
  await runCommand(page, 'Direction: right to left')
  await expect(text(page)).toBeFocused()
  await expect(text(page).locator('p').nth(2)).toHaveCSS('direction', 'rtl')
  await page.keyboard.type('Fees')
  await saved(page)
  await page.reload()
  await expect(text(page).locator('p')).toHaveCount(3)
  expect((await measure(text(page))).map(({ direction }) => direction)).toEqual(['rtl', 'ltr', 'rtl'])
  const { blocks } = await storedNote(page, 'Torkham')
  expect(blocks.map(each => JSON.parse(each).direction)).toEqual(['rtl', null, 'rtl'])
})

test('an empty line after Urdu waits on the right, in the height of its letters', async ({ page }) => {
  await newNote(page, 'سمت')
  await page.keyboard.type('راستے بند ہیں')
  const height = (at: number) =>
    text(page)
      .locator('p')
      .nth(at)
      .evaluate(line => line.getBoundingClientRect().height)
  await page.keyboard.press('Enter')
  await expect(text(page).locator('p').nth(1)).toHaveCSS('direction', 'rtl')
  const empty = await height(1)
  await page.keyboard.type('اور')
  await expect(text(page).locator('p').nth(1)).toContainText('اور')
  // Nothing jumps when the first letter comes.
  expect(Math.abs((await height(1)) - empty)).toBeLessThan(1)
})
