import { describe, expect, it } from 'vitest'
import { decode, detect } from './detect.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array => Uint8Array.from(text, c => c.charCodeAt(0))
const wide = (text: string, little: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? '\ufeff' : ''), ...text].flatMap(c => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])
  if (!little) for (let i = 0; i < units.length; i += 2) [units[i], units[i + 1]] = [units[i + 1]!, units[i]!]
  return Uint8Array.from(units)
}
const read = (bytes: Uint8Array, name = 'a'): [string, string] => {
  const detected = detect(bytes, name)
  if (detected.kind === 'refused') return ['refused', detected.what]
  return [detected.kind, decode(bytes, detected.encoding).text]
}
const PAGE = '<!DOCTYPE html><p>Torkham — درّہ</p>'

describe('a kind is told by content', () => {
  it.each([
    ['a page', utf8(PAGE), 'a.txt', 'html'],
    ['a page behind a comment', utf8('<!-- saved from url=(0014)https://a.example -->\n<html><p>a'), 'a', 'html'],
    ['a fragment', utf8('  <p class=x>a</p>'), 'a', 'html'],
    ['a page by name, when it holds tags', utf8('Words <b>here</b>'), 'a.html', 'html'],
    ['text called a page', utf8('Only words, 3 < 4.'), 'a.html', 'text'],
    ['front matter and a heading', utf8('---\ntitle: A\n---\n\n# A\n'), 'a', 'markdown'],
    ['a list and a link', utf8('- a\n- b\n\nSee [c](https://c.example).\n'), 'a.txt', 'markdown'],
    ['Markdown by name', utf8('Just words.'), 'a.md', 'markdown'],
    ['one dash', utf8('- one remark\nand words'), 'a', 'text'],
    ['text', utf8('A statement.\n\nIt says little.'), 'a', 'text'],
  ])('%s', (_, bytes, name, kind) => {
    expect(read(bytes, name)[0]).toBe(kind)
  })

  it.each([
    ['%PDF-1.7\n', 'PDF'],
    ['PK\x03\x04\x14\0\x06\0[Content_Types].xml word/document.xml', 'Word document'],
    ['PK\x03\x04\x14\0', 'compressed archive'],
    ['\x89PNG\r\n\x1a\n', 'picture'],
    ['\xff\xd8\xff\xe0', 'picture'],
    ['RIFF\0\0\0\0WEBPVP8', 'picture'],
    ['{\\rtf1\\ansi', 'rich text document (RTF)'],
    ['\x7fELF\x02\x01', 'program'],
    ['MZ\x90\0\x03\0\0\0', 'program'],
    ['From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n', 'web archive (MHTML)'],
    ['\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11 not letters \0\0\0', 'file'],
  ])('%j is refused as a %s, whatever it is called', (bytes, what) => {
    expect(read(latin(bytes), 'article.html')).toEqual(['refused', what])
  })

  it('reads words that only begin like a program or a picture', () => {
    expect(read(utf8('MZ is how the memo begins.'))[0]).toBe('text')
    expect(read(utf8('BMW in Karachi'))[0]).toBe('text')
  })
})

describe('letters are read', () => {
  it.each([
    ['as UTF-8', utf8(PAGE)],
    ['as UTF-8 with its mark', utf8(`\ufeff${PAGE}`)],
    ['as UTF-16LE with its mark', wide(PAGE, true, true)],
    ['as UTF-16BE with its mark', wide(PAGE, false, true)],
    ['as UTF-16LE without', wide(PAGE, true, false)],
    ['as UTF-16BE without', wide(PAGE, false, false)],
  ])('%s', (_, bytes) => {
    expect(read(bytes)).toEqual(['html', PAGE])
  })

  it.each([
    ['meta charset', '<meta charset=windows-1252><p>caf\xe9', 'café'],
    ['http-equiv', '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>caf\xe9', 'café'],
    ['a name nobody knows', '<meta charset="x-nothing"><p>caf\xe9 here', 'café'],
    ['no name at all', '<p>The ambassador in a caf\xe9</p>', 'café'],
    ['windows-1256', '<meta charset="windows-1256"><p>\xe3\xcd\xe3\xcf', 'محمد'],
    ['a UTF-16 name on single bytes', '<meta charset="utf-16"><p>plain', 'plain'],
  ])('by %s', (_, bytes, words) => {
    expect(read(latin(bytes))[1]).toContain(words)
  })

  it('keeps Urdu in UTF-16 without a mark', () => {
    const text = 'پاکستان اور امریکا کے درمیان مذاکرات پھر شروع ہوئے۔'
    expect(read(wide(text, true, false))).toEqual(['text', text])
  })

  it('keeps what is mostly UTF-8 and says that some of it is damaged', () => {
    const bytes = new Uint8Array([...utf8('پاکستان اور امریکا کے درمیان '), 0xff, ...utf8(' مذاکرات')])
    expect(detect(bytes, 'a')).toEqual({ kind: 'text', encoding: 'utf-8' })
    expect(decode(bytes, 'utf-8').damaged).toBe(true)
  })
})
