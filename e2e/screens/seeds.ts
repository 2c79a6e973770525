import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/run.mjs'

/** An article to try the app with. It belongs to others: its words are read when a test runs, and stand in none. */
export type Article = { path: string; passage: string }

const folder = join(root, '..', 'shared', 'seeds')

export const noArticles = existsSync(folder) ? null : 'the five articles of ../shared/seeds are not there'

/** The articles, each with a passage of it. */
export function articles(): Article[] {
  if (noArticles) return []
  return readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => ({ path: join(folder, name), passage: passageIn(readFileSync(join(folder, name), 'utf8')) }))
}

/** Ten plain words in a row from inside a paragraph. */
function passageIn(text: string): string {
  for (const paragraph of text.split('\n').filter(line => line.length > 150)) {
    const [found] = /(?<= )(?:[A-Za-z]+ ){9}[A-Za-z]+(?=[ ,.])/.exec(paragraph) ?? []
    if (found) return found
  }
  throw new Error('No passage was found in an article.')
}
