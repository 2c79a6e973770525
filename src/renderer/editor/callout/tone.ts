export const TONES = ['info', 'warning', 'danger'] as const

export type Tone = (typeof TONES)[number]

const KINDS: Record<Tone, string[]> = {
  info: ['note', 'info', 'tip', 'todo', 'abstract', 'summary', 'question', 'example', 'quote', 'hint', 'success'],
  warning: ['warning', 'important', 'caution', 'attention'],
  danger: ['danger', 'error', 'failure', 'bug'],
}

/** What a callout as Obsidian and GitHub know it is here. Null where it is none. */
export function toneOf(kind: string): Tone | null {
  return TONES.find(tone => KINDS[tone].includes(kind.toLowerCase())) ?? null
}

const WORDS: Record<Tone, string> = { info: 'Remark', warning: 'Warning', danger: 'Danger' }

/** What a callout of this kind is called. */
export const toneWord = (tone: string): string => WORDS[tone as Tone] ?? WORDS.info
