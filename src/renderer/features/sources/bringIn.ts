import { titleOf } from '#data/heads.ts'
import type { Id } from '#data/rows.ts'
import { reasonOf } from '#data/saving.ts'
import { addSource, type Captured } from '#data/sources.ts'
import type { PickedFile } from '#shared/ipc.ts'

/** What became of one file: a source (new, there before, or back from the trash), or a sentence on why not. */
export type Outcome =
  | { kind: 'added' | 'existed' | 'restored'; name: string; id: Id; title: string; remark: string }
  | { kind: 'failed'; name: string; sentence: string }

/** The file types that can be read. Others are kept all the same, but a dialog need not offer them. */
export const READABLE = '.html,.htm,.xhtml,.md,.markdown,.txt'

/** Brings in one file; whatever goes wrong becomes a sentence, so that the next file has its turn. */
export async function bringInFile(file: PickedFile): Promise<Outcome> {
  if ('problem' in file) return { kind: 'failed', name: file.name, sentence: file.problem }
  // The parsers are not needed before the first file.
  return keep(file.name, () => import('#formats/capture.ts').then(({ captureFile }) => captureFile(file)))
}

/** Brings in a pasted article, under `title` where one is given. */
export async function bringInPaste(paste: { html: string | null; text: string }, title = ''): Promise<Outcome> {
  return keep('Pasted article', async () => {
    const { capturePaste } = await import('#formats/capture.ts')
    const captured = await capturePaste({ html: paste.html ?? undefined, text: paste.text })
    return title.trim() === '' ? captured : entitled(captured, title.trim())
  })
}

function entitled(captured: Captured, title: string): Captured {
  return {
    ...captured,
    csl: { ...captured.csl, title },
    guessed: captured.guessed.filter(field => field !== 'title'),
  }
}

async function keep(name: string, capture: () => Promise<Captured>): Promise<Outcome> {
  let captured: Captured
  try {
    captured = await capture()
  } catch (error) {
    return { kind: 'failed', name, sentence: error instanceof Error ? error.message : String(error) }
  }
  try {
    const { source, existed, restored } = await addSource(captured)
    const kind = restored ? 'restored' : existed ? 'existed' : 'added'
    return { kind, name, id: source.id, title: titleOf(source), remark: source.remark }
  } catch (error) {
    return { kind: 'failed', name, sentence: `“${name}” was not kept. ${reasonOf(error)}` }
  }
}

const counted = (count: number, one: string, many: string): string =>
  count === 0 ? '' : count === 1 ? `1 ${one}` : `${count} ${many}`

/** What happened, in one sentence: "Brought in 12 sources; 2 were there already, 1 could not be brought in." */
export function summary(outcomes: Outcome[], stopped: boolean): string {
  const of = (...kinds: Outcome['kind'][]): number => outcomes.filter(o => kinds.includes(o.kind)).length
  const only = outcomes.length === 1 && !stopped ? outcomes[0] : undefined
  if (only) return oneSentence(only)
  const added = of('added', 'restored')
  const rest = [
    counted(of('existed'), 'was there already', 'were there already'),
    counted(of('failed'), 'could not be brought in', 'could not be brought in'),
  ].filter(Boolean)
  const head = added === 0 ? 'Brought in nothing new' : `Brought in ${counted(added, 'source', 'sources')}`
  return `${stopped ? 'Stopped. ' : ''}${[head, rest.join(', ')].filter(Boolean).join('; ')}.`
}

function oneSentence(outcome: Outcome): string {
  if (outcome.kind === 'failed') return outcome.sentence
  const title = outcome.title.length > 70 ? `${outcome.title.slice(0, 70)}…` : outcome.title
  if (outcome.kind === 'existed') return `“${title}” is in the notebook already. Nothing was added.`
  if (outcome.kind === 'restored') return `“${title}” was in the Trash and is back.`
  return `Brought in “${title}”.`
}
