import { settings } from '#data/settings.ts'
import { setSpelling } from '#lib/desktop.ts'
import { attempt } from '#ui/attempt.ts'

/** Checks spelling as the settings say, from now on with each change. */
export function followSpelling(): void {
  let shown: object | null = null
  const follow = () => {
    const spelling = settings.get('spelling')
    if (spelling === shown) return
    shown = spelling
    // Fields inherit it; what says otherwise for itself (an address, a name) is never checked.
    document.documentElement.spellcheck = spelling.on
    attempt(setSpelling(spelling.on ? spelling.languages : []), 'Spelling is checked as before.')
  }
  follow()
  settings.subscribe(follow)
}
