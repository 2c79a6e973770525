/** The CSL types that policy sources need, with the words the form shows for them. Types as in CSL 1.0.2, appendix III. */
export const SOURCE_TYPES = {
  'article-newspaper': 'Newspaper article',
  'article-magazine': 'Magazine article',
  'article-journal': 'Journal article',
  webpage: 'Web page',
  'post-weblog': 'Blog post',
  report: 'Report',
  speech: 'Speech or statement',
  'press-release': 'Press release',
  treaty: 'Treaty or agreement',
  hearing: 'Hearing',
  bill: 'Bill',
  legislation: 'Law',
  interview: 'Interview',
  personal_communication: 'Letter or cable',
  book: 'Book',
  chapter: 'Book chapter',
  broadcast: 'Broadcast',
  document: 'Other document',
} as const

export type SourceType = keyof typeof SOURCE_TYPES

export type Name = { family?: string; given?: string; literal?: string }

/** The part of CSL-JSON we keep. Dates are EDTF strings ("2012-07-03", "2012-07", "2012~"), as in CSL-JSON 1.1. */
export type Csl = {
  type: SourceType
  title: string
  author: Name[]
  /** The publisher or newspaper. */
  publisher: string
  'container-title': string
  issued: string
  /** BCP 47: "en", "ur". Empty when unknown. */
  language: string
  URL: string
  accessed: string
}
