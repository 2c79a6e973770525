import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from 'electron'

/** A word that one of them knows is right: what is quoted is American as often as British. */
const LANGUAGES = ['en-US', 'en-GB']

// Chromium looks for "en-US-10-1.bdic" in the profile, and asks the network only when it is not there. The number is
// its own for all English lists, in components/spellcheck/common/spellcheck_common.cc; look there at each update.
const VERSION = '-10-1'

/** Puts our dictionaries where Chromium looks for them, so that it checks English without asking anybody. */
export function setupSpelling(session: Session, profile: string, dictionaries: string): void {
  // macOS checks spelling itself, in the languages of its own settings.
  if (process.platform === 'darwin') return
  try {
    placeDictionaries(join(profile, 'Dictionaries'), dictionaries)
    session.setSpellCheckerLanguages(LANGUAGES)
  } catch (error) {
    // A full disk, or a profile that may not be written: the notebook opens all the same, and says so itself.
    console.error('Spelling is not checked:', error)
  }
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
