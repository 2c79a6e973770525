import { describe, expect, it } from 'vitest'
import { markdownToHtml, splitFrontMatter } from './markdown.ts'

describe('front matter', () => {
  it('gives fields and lists, quoted or not', () => {
    const { front, body } = splitFrontMatter(
      '---\ntitle: "A: b"\nauthors: [Ada B, \'C D\']\npublished: 2020-01-02\ntags:\n  - "#us/aid"\n  - 1971\nlang: ur\n---\n# Text\n',
    )
    expect(front).toEqual({
      title: 'A: b',
      author: ['Ada B', 'C D'],
      date: '2020-01-02',
      url: '',
      publisher: '',
      lang: 'ur',
      tags: ['us/aid', '1971'],
    })
    expect(body).toBe('# Text\n')
  })

  it.each(['# No front matter', '---\nnot closed', 'Words\n---\ntitle: x\n---\n'])('is not seen in %j', text => {
    expect(splitFrontMatter(text).body).toBe(text)
  })

  it('is not thrown by what only looks like YAML', () => {
    const { front } = splitFrontMatter('---\n__proto__: x\ntitle\n- a\n: b\ntitle: &anchor !!js x\n---\n')
    expect(front.title).toBe('&anchor !!js x')
  })
})

describe('Markdown', () => {
  it('becomes HTML with tables and boxes', () => {
    const html = markdownToHtml('| a |\n|---|\n| b |\n\n- [x] c\n- [ ] d\n\n[e](javascript:evil())')
    expect(html).toContain('<table>')
    expect(html).toContain('☑ c')
    expect(html).toContain('☐ d')
    expect(html).not.toContain('javascript:')
  })
})
