import type { Name } from '#lib/csl.ts'
import { cleanLine } from './clean.ts'
import { namesIn } from './guess.ts'
import { inertText } from './inertText.ts'

/** What JSON-LD says of a page; strings empty where it says nothing. Dates and addresses as written. */
export type LinkedData = {
  type: string
  title: string
  author: Name[]
  publisher: string
  container: string
  issued: string
  language: string
  url: string
}

type Item = Record<string, unknown>

const ARTICLE = /(?:Article|BlogPosting|SocialMediaPosting|Report|Legislation)$/
const MOST_BYTES = 500_000

/** Reads the JSON-LD of a page (schema.org): lists, graphs and broken scripts too. The first article in it counts. */
export function linkedData(doc: Document): LinkedData {
  const items = [...doc.querySelectorAll('script[type*="ld+json" i]')]
    .slice(0, 20)
    .flatMap(script => itemsIn(parse((script.textContent ?? '').slice(0, MOST_BYTES)), 0))
  const article = items.find(item => ARTICLE.test(typeOf(item)))
  const page = article ?? items.find(item => /^(?:WebPage|CreativeWork)$/.test(typeOf(item)) && item.headline)
  const byId = new Map(items.flatMap(item => (typeof item['@id'] === 'string' ? [[item['@id'], item] as const] : [])))
  const resolve = (value: unknown): unknown =>
    isItem(value) && typeof value['@id'] === 'string' && value.name === undefined
      ? (byId.get(value['@id']) ?? value)
      : value
  return {
    type: page ? typeOf(page) : '',
    title: text(page?.headline) || (article ? text(page?.name) : ''),
    author: listOf(page?.author).map(resolve).flatMap(nameOf).slice(0, 30),
    publisher: nameText(resolve(page?.publisher)),
    container: article && typeOf(article) === 'ScholarlyArticle' ? nameText(resolve(page?.isPartOf)) : '',
    issued: text(page?.datePublished) || text(page?.dateCreated),
    language: nameText(page?.inLanguage),
    url: text(page?.url, 2000) || text(page?.mainEntityOfPage, 2000) || text(resolve(page?.mainEntityOfPage), 2000),
  }
}

function parse(json: string): unknown {
  const bare = json.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)\s*$/g, '').trim()
  // Line breaks inside strings and commas before a bracket are the usual damage.
  for (const attempt of [bare, bare.replace(/[\n\r\t]+/g, ' ').replace(/,\s*([\]}])/g, '$1')]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // Broken JSON-LD is common, and the page's other tags say the same.
    }
  }
  return null
}

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.slice(0, 30) : value === undefined ? [] : [value]

function itemsIn(value: unknown, depth: number): Item[] {
  if (depth > 4) return []
  if (Array.isArray(value)) return value.slice(0, 200).flatMap(item => itemsIn(item, depth + 1))
  if (!isItem(value)) return []
  return [value, ...itemsIn(value['@graph'], depth + 1), ...itemsIn(value.mainEntity, depth + 1)]
}

function typeOf(item: Item): string {
  const types = listOf(item['@type']).filter(type => typeof type === 'string')
  return (types.find(type => ARTICLE.test(type)) ?? types[0] ?? '').replace(/^https?:\/\/schema\.org\//, '')
}

function text(value: unknown, most = 300): string {
  if (isItem(value)) return text(value['@value'] ?? value['@id'], most)
  if (Array.isArray(value)) return text(value[0], most)
  if (typeof value !== 'string') return ''
  return cleanLine(inertText(value), most)
}

const nameText = (value: unknown): string => (isItem(value) ? text(value.name ?? value.alternateName) : text(value))

function nameOf(value: unknown): Name[] {
  if (typeof value === 'string') return namesIn(inertText(value))
  if (!isItem(value)) return []
  const given = text(value.givenName)
  const family = text(value.familyName)
  if (family) return [given ? { given, family } : { family }]
  const name = nameText(value)
  if (!name || /^https?:/.test(name)) return []
  return /Organization$/.test(typeOf(value)) ? [{ literal: name }] : namesIn(name)
}
