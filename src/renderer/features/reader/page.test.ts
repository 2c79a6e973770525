import { expect, test } from 'vitest'
import { firstWhere } from './page.ts'
import { pageHtml } from './pageHtml.ts'

test('halving finds the first of a row, its start and its end', () => {
  expect(firstWhere(0, 100, i => i >= 37)).toBe(37)
  expect(firstWhere(5, 9, () => true)).toBe(5)
  expect(firstWhere(5, 9, () => false)).toBe(9)
  expect(firstWhere(0, 0, () => true)).toBe(0)
})

test('the language cannot break out of its attribute', () => {
  expect(pageHtml('<p>a</p>', '/page.css', '"><script>x</script>')).not.toContain('<script')
})

test('a long text is laid out piece by piece', () => {
  expect(pageHtml('x'.repeat(200_000), '/page.css', 'en')).toContain('class="long"')
  expect(pageHtml('x', '/page.css', 'en')).toContain('class=""')
})
