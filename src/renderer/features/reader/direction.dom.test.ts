import { expect, test } from 'vitest'
import { markDirections } from './direction.ts'

function marked(html: string, language: string) {
  const article = document.createElement('article')
  article.innerHTML = html
  markDirections(article, language)
  return article
}

test('an Urdu paragraph in an English page is turned and named, its neighbours are not', () => {
  const article = marked('<p>The word was</p><p>مانگا معذرت کا لفظ گیا تھا</p>', 'en')
  const [english, urdu] = article.querySelectorAll('p')
  expect([english?.dir, english?.lang]).toEqual(['', ''])
  expect([urdu?.dir, urdu?.lang]).toEqual(['rtl', 'ur'])
})

test('an English paragraph in an Urdu page runs from the left', () => {
  const article = marked('<p>رسد کا راستہ</p><p>A memorandum</p>', 'ur')
  expect(article.dir).toBe('rtl')
  expect([...article.querySelectorAll('p')].map(p => [p.dir, p.lang])).toEqual([
    ['rtl', 'ur'],
    ['ltr', 'en'],
  ])
})

test('a few Urdu words do not turn an English block', () => {
  const article = marked('<p>Two words, <i>معذرت</i> and another, in the middle of it</p>', 'en')
  expect(article.querySelector('p')?.dir).toBe('')
})

test('a page in Arabic is not set as Urdu', () => {
  expect(marked('<p>السلام عليكم</p>', 'ar').querySelector('p')?.lang).toBe('ar')
})
