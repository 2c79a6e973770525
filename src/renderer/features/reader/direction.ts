import { directionOf, isUrdu } from '#lib/words.ts'

const BLOCKS =
  'p,h1,h2,h3,h4,h5,h6,li,dt,dd,td,th,pre,blockquote,figcaption,caption,summary,div,section,header,footer,aside,article'
/** Written in the Arabic script and read in Naskh. */
const OTHERS = /^(ar|fa|ps|sd|ku|ug)\b/i
const ENOUGH = 240

/** Gives each block of the text its own direction and, where it is Urdu, its language: both choose the type it is set in. */
export function markDirections(article: HTMLElement, language: string): void {
  const isRtlSource = directionOfLanguage(language) === 'rtl'
  if (isRtlSource) article.dir = 'rtl'
  for (const [block, sample] of samples(article)) {
    const arabic = isUrdu(sample)
    const direction = arabic ? 'rtl' : directionOf(sample)
    if (direction === 'rtl') block.dir = 'rtl'
    else if (isRtlSource && direction === 'ltr') block.dir = 'ltr'
    if (arabic) block.lang = OTHERS.test(language) ? language : 'ur'
    else if (isRtlSource && direction === 'ltr') block.lang = 'en'
  }
}

export function directionOfLanguage(language: string): 'ltr' | 'rtl' {
  return /^(ur|he|yi|dv)\b/i.test(language) || OTHERS.test(language) ? 'rtl' : 'ltr'
}

/** The beginning of what each block holds itself, not counting blocks inside it. */
function samples(article: HTMLElement): Map<HTMLElement, string> {
  const found = new Map<HTMLElement, string>()
  const walker = article.ownerDocument.createTreeWalker(article, 4)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const block = node.parentElement?.closest<HTMLElement>(BLOCKS)
    if (!block) continue
    const sample = found.get(block) ?? ''
    if (sample.length < ENOUGH) found.set(block, sample + (node.nodeValue ?? '').slice(0, ENOUGH))
  }
  return found
}
