import type { Captured } from './sources.ts'

/** A source as `formats` would hand it over. */
export function captured(words: string, parts: Partial<Captured> = {}): Captured {
  return {
    file: { name: 'dawn.html', type: 'text/html', bytes: new TextEncoder().encode(`<html><p>${words}`) },
    version: { html: `<p>${words}</p>`, text: words, blocks: [0] },
    csl: {
      type: 'article-newspaper',
      title: words,
      author: [{ family: 'Baloch', given: 'A.' }],
      publisher: 'Dawn',
      'container-title': 'Dawn',
      issued: '2012-07-03',
      language: 'en',
      URL: 'https://example.org/dawn',
      accessed: '',
    },
    guessed: ['author'],
    remark: '',
    ...parts,
  }
}
