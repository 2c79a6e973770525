import { blocksOf, tagBlock } from '../seed/blocks.ts'

/** One note of the library that the budgets are measured on. */
export type LibraryNote = { id: string; title: string; blocks: unknown[] }

// Made-up texts from a fixed seed: about 300 words, one to five of 300 tags, five links, words as unevenly used as in a
// real text. The same seed makes the same library on every machine.
const COMMON = `the of and to in a that for on with as by from was is were this it not had which their at an be or has
have been but its after before between under over about who said would could when than against also other more most`
const FIELD = `aid alliance ambassador annex appeal army assembly assistance audit border brief budget cabinet calendar
campaign canal ceasefire chapter charter cipher clause coalition cohort commerce committee communique conference congress
consulate corridor council courier credit customs debate declaration decree deficit delegation deterrence dialogue
diplomat directive dispute donor draft drought election embassy envoy estimate exchange export faction famine fiscal
flood forum frontier funding glacier grant harbour hearing highway inflation inquiry inspection insurgency intelligence
interest interview irrigation journal judge junta jurist lease ledger legislature levy liaison lobby logistics mandate
margin maritime mediation memorandum militia minister ministry mission monsoon mountain navy negotiation neutrality
notification nuclear oath observer office opposition ordinance outpost parliament partition party patrol payment peace
pipeline plain plebiscite policy port portfolio precedent premier president press protocol province quorum quota rail
ratification rebellion reform refugee regiment region rehearsal relief republic reservoir resolution retreat review
revision river route sanction schedule secretary security senate session settlement ship signature soldier sovereignty
speaker spending staff statement statute strategy subsidy summit supply tariff telegram terms territory testimony theatre
trade training transit treasury treaty tribe tribunal troops truce tunnel turbine union uprising valley verdict veto
visit vote wage warrant water wheat witness withdrawal zone`
const STEMS = FIELD.split(/\s+/)
const ENDINGS = ['', 's', 'ing', 'ed', 'al', 'ist', 'like', 'ward', 'less', 'ful', 'ship', 'hood', 'ery', 'ment', 'ism']
const WORDS = [...COMMON.split(/\s+/), ...ENDINGS.flatMap(ending => STEMS.map(stem => stem + ending))]

/** Mulberry32: small, fast, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Random = () => number

/** Few words make most of a text, as Zipf counted. */
const pickWord = (next: Random) => WORDS[Math.floor(WORDS.length * next() ** 3)] ?? ''

export const idOf = (index: number) => `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`

const titleOf = (index: number) => {
  const next = random(index * 7 + 3)
  const [first, second] = [STEMS[Math.floor(next() * STEMS.length)], STEMS[Math.floor(next() * STEMS.length)]]
  return `${first?.charAt(0).toUpperCase()}${first?.slice(1)} and ${second} ${index}`
}

/** The tag of a number from 0 to 299, in twenty groups of fifteen. */
export const tagOf = (index: number) => `${STEMS[index % 20]}/${STEMS[20 + Math.floor(index / 20) * 3]} ${index % 15}`

/** Notes `from` to `to` of a library of `count`, which their links stay within. */
export function libraryNotes(from: number, to: number, count: number): LibraryNote[] {
  return Array.from({ length: to - from }, (_, at) => libraryNote(from + at, count))
}

/** The words of one note, links in `[[ ]]`. */
export type NoteText = { title: string; paragraphs: string[]; tags: string[] }

function noteText(index: number, count: number): NoteText {
  const next = random(index + 1)
  const links = Array.from({ length: 5 }, () => titleOf(Math.floor(next() * count)))
  const paragraphs = links.map(link => `${sentence(next, 30)} [[${link}]] ${sentence(next, 30)}`)
  const tags = Array.from({ length: 1 + Math.floor(next() * 5) }, () => tagOf(Math.floor(300 * next() ** 2)))
  return { title: titleOf(index), paragraphs, tags: [...new Set(tags)] }
}

export const libraryTexts = (count: number): NoteText[] => Array.from({ length: count }, (_, at) => noteText(at, count))

function libraryNote(index: number, count: number): LibraryNote {
  const { title, paragraphs, tags } = noteText(index, count)
  const target = (name: string) => ({ kind: 'note', id: idOf(Number(name.split(' ').at(-1))) }) as const
  return { id: idOf(index), title, blocks: [...blocksOf(paragraphs.join('\n'), target), tagBlock(tags)] }
}

function sentence(next: Random, words: number): string {
  const text = Array.from({ length: words }, () => pickWord(next)).join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

export const longTitle = (words: number) => `Long note of ${words.toLocaleString('en')} words`

/** The paragraphs of a long text, eighty words each, the first of them naming it. */
export function longText(words: number): string[] {
  const next = random(words)
  const paragraphs = Array.from({ length: Math.ceil(words / 80) }, () => `${sentence(next, 40)} ${sentence(next, 39)}`)
  return [`${longTitle(words)}.`, ...paragraphs]
}

export function longNote(words: number): LibraryNote {
  const text = longText(words).map((paragraph, at) =>
    at > 0 && at % 12 === 0 ? `## Part ${at}\n${paragraph}` : paragraph,
  )
  return { id: idOf(0xffffff - words), title: longTitle(words), blocks: blocksOf(text.join('\n'), () => undefined) }
}

/** Words to search for: frequent and rare ones alike. */
export function searchWords(rounds: number): string[] {
  const next = random(99)
  return Array.from({ length: rounds }, () => WORDS[60 + Math.floor((WORDS.length - 60) * next() ** 2)] ?? '')
}

export function randomNumbers(rounds: number, below: number): number[] {
  const next = random(7)
  return Array.from({ length: rounds }, () => Math.floor(next() * below))
}
