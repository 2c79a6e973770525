import { describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ Menu: {}, clipboard: {} }))

import { contextTemplate } from './contextMenu.ts'

const actions = { replace: vi.fn(), learn: vi.fn(), copyAddress: vi.fn() }
const nothing = {
  isEditable: false,
  selectionText: '',
  misspelledWord: '',
  dictionarySuggestions: [],
  linkURL: '',
  editFlags: { canCut: true, canCopy: true, canPaste: false, canSelectAll: true } as never,
}
const labels = (asked: Partial<Parameters<typeof contextTemplate>[0]>) =>
  contextTemplate({ ...nothing, ...asked }, actions).map(each => each.label ?? each.role ?? each.type)

describe('the context menu', () => {
  it('is not shown where there is nothing to do', () => expect(labels({})).toEqual([]))

  it('copies a selection outside the editor', () => expect(labels({ selectionText: 'words' })).toEqual(['copy']))

  it('edits in a text', () => {
    expect(labels({ isEditable: true })).toEqual(['cut', 'copy', 'paste', 'Paste without formatting', 'selectAll'])
    const paste = contextTemplate({ ...nothing, isEditable: true }, actions).find(each => each.role === 'paste')
    expect(paste?.enabled).toBe(false)
  })

  it('offers at most five spellings first, and to learn the word', () => {
    const dictionarySuggestions = ['the', 'ten', 'tech', 'Te & h', 'tea', 'tee']
    const asked = { ...nothing, isEditable: true, misspelledWord: 'teh', dictionarySuggestions }
    expect(labels(asked).slice(0, 7)).toEqual([
      'the',
      'ten',
      'tech',
      'Te && h',
      'tea',
      'Add “teh” to the dictionary',
      'separator',
    ])
    const template = contextTemplate(asked, actions)
    template[3]!.click!({} as never, undefined, {} as never)
    template[5]!.click!({} as never, undefined, {} as never)
    expect(actions.replace).toHaveBeenCalledWith('Te & h')
    expect(actions.learn).toHaveBeenCalledWith('teh')
  })

  it('says so when there is no suggestion, and corrects nothing that cannot be edited', () => {
    expect(labels({ isEditable: true, misspelledWord: 'qzx' })[0]).toBe('No suggestions')
    expect(labels({ misspelledWord: 'qzx' })).toEqual([])
  })

  it.each([
    ['https://example.org/', ['Copy link address']],
    ['mailto:a@example.org', ['Copy link address']],
    ['javascript:alert(1)', []],
    ['app://notebook/#x', []],
  ])('for a link to %s offers %j', (linkURL, offered) => expect(labels({ linkURL })).toEqual(offered))
})
