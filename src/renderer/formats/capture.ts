import type { Captured } from '#data/sources.ts'
import { type Csl, emptyCsl } from '#lib/csl.ts'
import { parseDate } from '#lib/dates.ts'
import { cleanAddress, cleanLine } from './clean.ts'
import { type Detected, decode, detect } from './detect.ts'
import { fillIn, guessLanguage, namesIn, titleFromName } from './guess.ts'
import { cleaned, readFragment, readPage } from './html.ts'
import { inertText } from './inertText.ts'
import { inWorker } from './inWorker.ts'
import { type FrontMatter, splitFrontMatter } from './markdown.ts'
import { metadataOf } from './metadata.ts'
import { MOST_LETTERS, type Plain } from './plain.ts'
import { readText, type TextRead } from './text.ts'

/** There is nothing to keep. The message is a sentence for the user. */
export class CannotRead extends Error {}

type Captures = Pick<Captured, 'version' | 'csl' | 'guessed' | 'remark'> & { tags?: string[] }

const MARKDOWN_LIMIT = 4_000
const MOST_MARKDOWN = 400_000

/**
 * Reads a file as a source: what it says of itself and its cleaned text. Where it cannot be read, `version` is null and
 * `remark` says why; the bytes are kept all the same. Throws CannotRead when there are none.
 */
export async function captureFile(file: { name: string; bytes: Uint8Array }): Promise<Captured> {
  const name = cleanLine(file.name.replace(/^.*[/\\]/, ''), 200) || 'Untitled'
  if (file.bytes.length === 0) throw new CannotRead(`“${name}” is empty. There is nothing in it to keep.`)
  const detected = detect(file.bytes, name)
  const captures = await readDetected(detected, file.bytes).catch(couldNotRead)
  if (!captures.csl.title) {
    captures.csl.title = titleFromName(name)
    captures.guessed = [...new Set([...captures.guessed, 'title'])]
  }
  return { file: { name, type: typeOf(detected), bytes: file.bytes }, ...captures }
}

/** Reads a pasted article, by its HTML where that holds structure, else as plain text. Throws CannotRead when nothing was pasted. */
export async function capturePaste(paste: { html?: string; text: string }): Promise<Captured> {
  const html = paste.html && hasStructure(paste.html, paste.text) ? paste.html : ''
  if (!html && paste.text.trim() === '') throw new CannotRead('There are no words in what was pasted.')
  const bytes = new TextEncoder().encode(html || paste.text)
  const captures = html
    ? await pasteOfPage(html, bytes)
    : await readDetected({ kind: 'text', encoding: 'utf-8' }, bytes)
  captures.csl.accessed = ''
  if (!captures.csl.title) fillIn(captures.csl, { title: 'Pasted text' }, captures.guessed)
  const name = `${captures.csl.title
    .replace(/[\\/:*?"<>|]+/g, ' ')
    .slice(0, 80)
    .trim()}.${html ? 'html' : 'txt'}`
  return { file: { name, type: html ? 'text/html;charset=utf-8' : 'text/plain;charset=utf-8', bytes }, ...captures }
}

/** Whatever goes wrong in a parser, the original is kept and the user is told. */
function couldNotRead(error: unknown): Captures {
  console.error(error)
  return nothingRead('This file could not be read. The original is kept.')
}

const nothingRead = (remark: string): Captures => ({ version: null, csl: emptyCsl(), guessed: ['type'], remark })

function readDetected(detected: Detected, bytes: Uint8Array): Promise<Captures> {
  if (detected.kind === 'refused') {
    const what = detected.what === 'file' ? 'This file is not a text and' : `This ${detected.what}`
    return Promise.resolve(nothingRead(`${what} cannot be read here yet. The original is kept.`))
  }
  if (detected.kind === 'html') return readHtmlFile(bytes, detected.encoding)
  if (detected.kind === 'markdown') return readMarkdownFile(bytes, detected.encoding)
  return readTextFile(bytes, detected.encoding)
}

async function readHtmlFile(bytes: Uint8Array, encoding: string): Promise<Captures> {
  const page = await inWorker('page', { bytes, encoding })
  if (!page.stripped) {
    const read = readPage(page.html)
    return finish(read.plain, read.csl, read.guessed, [damage(page.damaged)])
  }
  const { csl, guessed } = metadataOf(new DOMParser().parseFromString(headOf(page.html), 'text/html'))
  fillIn(csl, { title: cleanLine(page.stripped.title), language: guessLanguage(page.stripped.text) }, guessed)
  const size = `This page is very large (${sizeInWords(bytes.length)}), so only its text was taken, without its tables and links.`
  return finish(page.stripped, csl, guessed, [size, cutRemark(page.stripped.cut), damage(page.damaged)])
}

/** The head alone: a body of one endless paragraph must not be parsed for it. */
function headOf(html: string): string {
  const body = html.search(/<\/head|<body/i)
  return body < 0 ? html.slice(0, 50_000) : html.slice(0, body)
}

async function pasteOfPage(html: string, bytes: Uint8Array): Promise<Captures> {
  const page = await inWorker('page', { bytes, encoding: 'utf-8' })
  if (page.stripped) return readHtmlFile(bytes, 'utf-8')
  const read = readFragment(page.html || html)
  return finish(read.plain, read.csl, read.guessed, [])
}

async function readTextFile(bytes: Uint8Array, encoding: string): Promise<Captures> {
  const read = await inWorker('text', { bytes, encoding })
  const { csl, guessed } = described(read, {})
  return finish(read.plain, csl, guessed, [cutRemark(read.plain.cut), damage(read.damaged)])
}

function described(read: TextRead, stated: Partial<Csl>): { csl: Csl; guessed: string[] } {
  const csl: Csl = { ...emptyCsl(), ...stated }
  const guessed = stated.type ? [] : ['type']
  const dated = read.head.issued !== '' || read.head.author.length > 0
  if (!stated.type) csl.type = dated ? 'article-newspaper' : 'document'
  const { title, author, issued } = read.head
  fillIn(csl, { title, author, issued, language: guessLanguage(read.plain.text) }, guessed)
  return { csl, guessed }
}

async function readMarkdownFile(bytes: Uint8Array, encoding: string): Promise<Captures> {
  const { text, damaged } = decode(bytes.subarray(0, MOST_LETTERS * 4), encoding)
  const { front, body } = splitFrontMatter(text)
  const stated = statedBy(front)
  const tags = front.tags.map(tag => cleanLine(tag, 100)).filter(Boolean)
  const html = body.length <= MOST_MARKDOWN ? await markdownInTime(body) : null
  if (html === null) {
    const read = readText(body, { keepsHead: true })
    const { csl, guessed } = described(read, stated)
    const remark = 'The Markdown of this file took too long to read, so it is kept as plain text.'
    return { ...finish(read.plain, csl, guessed, [remark, cutRemark(read.plain.cut)]), tags }
  }
  const heading = /<h1>([\s\S]{1,600}?)<\/h1>/.exec(html)?.[1] ?? ''
  if (!stated.title && heading) stated.title = headingText(heading)
  const plain = cleaned(html, stated.title ?? '')
  const read = { head: readText(plain?.text.slice(0, 20_000) ?? '').head, plain: { ...(plain ?? NOTHING), cut: false } }
  const { csl, guessed } = described(read, stated)
  return { ...finish(plain, csl, guessed, [damage(damaged)]), tags }
}

const NOTHING: Plain = { html: '', text: '', blocks: [] }

const headingText = (html: string): string => cleanLine(inertText(html))

/** Null when the parser took too long or failed; then the text is kept as it stands. */
async function markdownInTime(markdown: string): Promise<string | null> {
  try {
    return (await inWorker('markdown', { markdown }, MARKDOWN_LIMIT)).html
  } catch (error) {
    console.warn(error)
    return null
  }
}

function statedBy(front: FrontMatter): Partial<Csl> {
  const stated: Partial<Csl> = {
    title: cleanLine(front.title),
    author: front.author.flatMap(namesIn),
    issued: parseDate(front.date) ?? '',
    URL: cleanAddress(front.url),
    publisher: cleanLine(front.publisher),
    language: /^[a-z]{2,3}(?:-[a-z]{2,4})?$/i.test(front.lang) ? front.lang : '',
  }
  if (stated.URL) stated.type = 'webpage'
  return stated
}

function finish(plain: Plain | null, csl: Csl, guessed: string[], remarks: string[]): Captures {
  const none = plain === null || plain.text === ''
  const remark = none ? ['There is no text in this file that can be read. The original is kept.'] : remarks
  const version = none ? null : { html: plain.html, text: plain.text, blocks: plain.blocks }
  return { version, csl, guessed: guessed.filter(key => !isEmpty(csl, key)), remark: remark.filter(Boolean).join(' ') }
}

function isEmpty(csl: Csl, key: string): boolean {
  const value = csl[key as keyof Csl]
  return value === undefined || value.length === 0
}

const damage = (damaged: boolean): string =>
  damaged ? 'Some letters of this file could not be read and show as �.' : ''

const cutRemark = (cut: boolean): string =>
  cut ? `Only the first ${MOST_LETTERS / 1_000_000} million letters are shown; the original is kept whole.` : ''

const sizeInWords = (bytes: number): string =>
  bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`

function typeOf(detected: Detected): string {
  if (detected.kind === 'refused') return detected.type
  const type = detected.kind === 'html' ? 'text/html' : detected.kind === 'markdown' ? 'text/markdown' : 'text/plain'
  return `${type};charset=${detected.encoding}`
}

/** Programs put HTML on the clipboard for coloured code and for a single word too; the text says it better then. */
function hasStructure(html: string, text: string): boolean {
  const shape = /<(?:p|h[1-6]|li|blockquote|table|br|article|section)[\s/>]/i.test(html.slice(0, 200_000))
  return shape || (text.trim() === '' && /\p{L}/u.test(html))
}
