import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { setSpelling, setupSpelling, spelling } from './spelling.ts'

const shipped = join(import.meta.dirname, '../../resources/dictionaries')
const profile = mkdtempSync(join(tmpdir(), 'spelling-'))
const placed = join(profile, 'Dictionaries')

function setup(platform: NodeJS.Platform, dictionaries = shipped) {
  vi.stubGlobal('process', { ...process, platform })
  const session = { setSpellCheckerLanguages: vi.fn() }
  setupSpelling(session as never, profile, dictionaries)
  return session.setSpellCheckerLanguages
}

afterEach(() => vi.unstubAllGlobals())
afterAll(() => rmSync(profile, { recursive: true }))

describe('spelling', () => {
  it('leaves macOS to its own', () => {
    expect(setup('darwin')).not.toHaveBeenCalled()
    expect(readdirSync(profile)).toEqual([])
  })

  it('ships dictionaries in Chromium’s own format', () => {
    for (const name of ['en-US.bdic', 'en-GB.bdic']) {
      expect(readFileSync(join(shipped, name)).subarray(0, 4).toString()).toBe('BDic')
    }
  })

  it('lets the app start without', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(setup('linux', join(profile, 'nowhere'))).not.toHaveBeenCalled()
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  })

  it('places them where Chromium looks, and only once', () => {
    expect(setup('linux')).toHaveBeenCalledWith(['en-US', 'en-GB'])
    expect(readdirSync(placed).sort()).toEqual(['en-GB-10-1.bdic', 'en-US-10-1.bdic'])
    expect(readFileSync(join(placed, 'en-US-10-1.bdic'))).toEqual(readFileSync(join(shipped, 'en-US.bdic')))
    writeFileSync(join(placed, 'en-US-10-1.bdic'), 'there already')
    setup('win32')
    expect(readFileSync(join(placed, 'en-US-10-1.bdic'), 'utf8')).toBe('there already')
  })

  it('says what checks, and checks in no language that it would have to fetch', () => {
    setup('linux')
    expect(spelling()).toEqual({ by: 'app', languages: ['en-US', 'en-GB'] })
    const session = { setSpellCheckerLanguages: vi.fn() }
    setSpelling(session as never, ['ur', 'en-GB', 'de'])
    expect(session.setSpellCheckerLanguages).toHaveBeenLastCalledWith(['en-GB'])
    setSpelling(session as never, [])
    expect(session.setSpellCheckerLanguages).toHaveBeenLastCalledWith([])
    vi.stubGlobal('process', { ...process, platform: 'darwin' })
    expect(spelling()).toEqual({ by: 'system', languages: [] })
  })
})
