import { type Csl, SOURCE_TYPES } from '#lib/csl.ts'
import type { Head, Highlight, NoteHead, SourceHead } from './rows.ts'
import { HIGHLIGHT_COLORS } from './rows.ts'

type Check = (value: unknown) => boolean
type Field = [isRight: Check, fallback: unknown]

const isText: Check = value => typeof value === 'string'
const isNumber: Check = value => Number.isFinite(value)
const isYesNo: Check = value => typeof value === 'boolean'
const isTextOrNull: Check = value => value === null || typeof value === 'string'
const isNumberOrNull: Check = value => value === null || Number.isFinite(value)
const isNumberOrNone: Check = value => value === undefined || Number.isFinite(value)
const isTexts: Check = value => Array.isArray(value) && value.every(isText)
const isObject: Check = value => typeof value === 'object' && value !== null

const isPart: Check = value => {
  if (!isObject(value)) return false
  const { id, heading, words } = value as Record<string, unknown>
  return isText(id) && isYesNo(heading) && isText(words)
}
const isPartsOrNone: Check = value => value === undefined || (Array.isArray(value) && value.every(isPart))

const STAMP: Record<string, Field> = {
  rev: [isText, ''],
  parentRev: [isTextOrNull, null],
  seq: [isNumber, 0],
  createdAt: [isNumber, 0],
  changedAt: [isNumber, 0],
  deletedAt: [isNumberOrNull, null],
  keptAt: [isNumberOrNone, undefined],
}
const NOTE: Record<string, Field> = {
  ...STAMP,
  title: [isText, ''],
  aliases: [isTexts, []],
  pinned: [isYesNo, false],
  textRev: [isText, ''],
  conflictOf: [isTextOrNull, null],
  excerpt: [isText, ''],
  words: [isNumber, 0],
  tags: [isTexts, []],
  links: [isTexts, []],
  quotes: [isTexts, []],
  parts: [isPartsOrNone, undefined],
}
const EMPTY_CSL: Csl = {
  type: 'document',
  title: '',
  author: [],
  publisher: '',
  'container-title': '',
  issued: '',
  language: '',
  URL: '',
  accessed: '',
}
const isName: Check = value => {
  if (!isObject(value)) return false
  const { family = '', given = '', literal = '' } = value as Record<string, unknown>
  return isText(family) && isText(given) && isText(literal)
}
const isNames: Check = value => Array.isArray(value) && value.every(isName)
const isSourceType: Check = value => Object.keys(SOURCE_TYPES).some(type => type === value)
const CSL: Record<string, Field> = {
  ...Object.fromEntries(Object.entries(EMPTY_CSL).map(([name, empty]) => [name, [isText, empty] satisfies Field])),
  type: [isSourceType, EMPTY_CSL.type],
  author: [isNames, []],
}
const SOURCE: Record<string, Field> = {
  ...STAMP,
  csl: [isObject, EMPTY_CSL],
  guessed: [isTexts, []],
  tags: [isTexts, []],
  pinned: [isYesNo, false],
  reading: [value => value === 'unread' || value === 'reading' || value === 'read', 'unread'],
  progress: [isNumber, 0],
  position: [isNumber, 0],
  versionId: [isTextOrNull, null],
  fileId: [isText, ''],
  remark: [isText, ''],
}
const ANCHOR: Record<string, Field> = {
  block: [isNumber, 0],
  blockOffset: [isNumber, 0],
  start: [isNumber, 0],
  end: [isNumber, 0],
  exact: [isText, ''],
  prefix: [isText, ''],
  suffix: [isText, ''],
}
const HIGHLIGHT: Record<string, Field> = {
  ...STAMP,
  sourceId: [isText, ''],
  versionId: [isText, ''],
  anchor: [isObject, {}],
  state: [value => value === 'exact' || value === 'moved' || value === 'approximate' || value === 'lost', 'lost'],
  color: [value => HIGHLIGHT_COLORS.some(color => color === value), 'yellow'],
  comment: [isText, ''],
  tags: [isTexts, []],
}

const KINDS = { note: Object.entries(NOTE), source: Object.entries(SOURCE), highlight: Object.entries(HIGHLIGHT) }
const CSL_FIELDS = Object.entries(CSL)
const ANCHOR_FIELDS = Object.entries(ANCHOR)

/** The same object where every field is right, else a copy in which the wrong ones have their fallback. */
function fieldsRight(row: object, fields: [string, Field][]): object {
  let right: Record<string, unknown> = row as Record<string, unknown>
  for (const [name, [isRight, fallback]] of fields) {
    if (isRight(right[name])) continue
    if (right === row) right = { ...right }
    right[name] = fallback
  }
  return right
}

/**
 * Makes a head safe to use whatever an older app or a damaged disk left in it. Fields this version does not know are
 * kept. Null where there is not even an id.
 */
export function repairHead(kind: 'note', row: unknown): NoteHead | null
export function repairHead(kind: 'source', row: unknown): SourceHead | null
export function repairHead(kind: 'highlight', row: unknown): Highlight | null
export function repairHead(kind: Head['kind'], row: unknown): Head | null {
  if (typeof row !== 'object' || row === null || !('id' in row) || typeof row.id !== 'string') return null
  const head = fieldsRight(row, KINDS[kind]) as Head
  if (head.kind !== kind) return repairParts({ ...(head as object), kind } as Head)
  return repairParts(head)
}

function repairParts(head: Head): Head {
  if (head.kind === 'source') {
    const csl = fieldsRight(head.csl, CSL_FIELDS) as Csl
    return csl === head.csl ? head : { ...head, csl }
  }
  if (head.kind === 'highlight') {
    const anchor = fieldsRight(head.anchor, ANCHOR_FIELDS) as Highlight['anchor']
    return anchor === head.anchor ? head : { ...head, anchor }
  }
  return head
}
