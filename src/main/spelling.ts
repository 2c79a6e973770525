import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from 'electron'
import type { Api } from '#shared/ipc.ts'

/** A word that one of them knows is right: what is quoted is American as often as British. */
const LANGUAGES = ['en-US', 'en-GB']

// Chromium looks for "en-US-10-1.bdic" in the profile, and asks the network only when it is not there. The number is
// its own for all English lists, in components/spellcheck/common/spellcheck_common.cc; look there at each update.
const VERSION = '-10-1'

let isPlaced = false

/** Puts our dictionaries where Chromium looks for them, so that it checks English without asking anybody. */
export function setupSpelling(session: Session, profile: string, dictionaries: string): void {
  // macOS checks spelling itself, in the languages of its own settings.
  if (process.platform === 'darwin') return
  try {
    placeDictionaries(join(profile, 'Dictionaries'), dictionaries)
    session.setSpellCheckerLanguages(LANGUAGES)
    isPlaced = true
  } catch (error) {
    // A full disk, or a profile that may not be written: the notebook opens all the same, and says so itself.
    console.error('Spelling is not checked:', error)
  }
}

/** What checks here: macOS itself, we with the dictionaries that ship, or nobody where those could not be placed. */
export function spelling(): ReturnType<Api['spelling']> {
  if (process.platform === 'darwin') return { by: 'system', languages: [] }
  return isPlaced ? { by: 'app', languages: LANGUAGES } : { by: 'nobody', languages: [] }
}

/** Checks in some of our languages. Any other is left out: Chromium would look for its dictionary on the network. */
export function setSpelling(session: Session, languages: readonly string[]): void {
  if (isPlaced) session.setSpellCheckerLanguages(LANGUAGES.filter(each => languages.includes(each)))
}

function placeDictionaries(folder: string, dictionaries: string): void {
  mkdirSync(folder, { recursive: true })
  for (const language of LANGUAGES) {
    const to = join(folder, `${language}${VERSION}.bdic`)
    if (existsSync(to)) continue
    // Whole or not at all: Chromium throws a torn one away.
    copyFileSync(join(dictionaries, `${language}.bdic`), `${to}.new`)
    renameSync(`${to}.new`, to)
  }
}
