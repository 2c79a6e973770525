import { type ContextMenuParams, clipboard, Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'

type Asked = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'linkURL' | 'editFlags'
>
type Actions = { replace(word: string): void; learn(word: string): void; copyAddress(address: string): void }

/** Shows spelling and editing where the right button was pressed, unless the page shows a menu of its own. */
export function showContextMenu(contents: WebContents): void {
  const actions: Actions = {
    replace: word => contents.replaceMisspelling(word),
    learn: word => contents.session.addWordToSpellCheckerDictionary(word),
    copyAddress: address => clipboard.writeText(address),
  }
  contents.on('context-menu', (_event, params) => {
    const template = contextTemplate(params, actions)
    if (template.length > 0) Menu.buildFromTemplate(template).popup()
  })
}

/** What the menu offers; empty where there is nothing to do. */
export function contextTemplate(asked: Asked, actions: Actions): MenuItemConstructorOptions[] {
  const groups = [spelling(asked, actions), link(asked, actions), editing(asked)].filter(group => group.length > 0)
  return groups.flatMap((group, index) => (index === 0 ? group : [{ type: 'separator' as const }, ...group]))
}

function spelling(asked: Asked, actions: Actions): MenuItemConstructorOptions[] {
  const word = asked.misspelledWord
  if (!asked.isEditable || word === '') return []
  const suggestions = asked.dictionarySuggestions.slice(0, 5).map(suggestion => ({
    label: plain(suggestion),
    click: () => actions.replace(suggestion),
  }))
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: 'No suggestions', enabled: false }]),
    { label: `Add “${plain(word)}” to the dictionary`, click: () => actions.learn(word) },
  ]
}

function link(asked: Asked, actions: Actions): MenuItemConstructorOptions[] {
  if (!/^(https?|mailto):/i.test(asked.linkURL)) return []
  return [{ label: 'Copy link address', click: () => actions.copyAddress(asked.linkURL) }]
}

function editing(asked: Asked): MenuItemConstructorOptions[] {
  const flags = asked.editFlags
  if (asked.isEditable) {
    return [
      { role: 'cut', enabled: flags.canCut },
      { role: 'copy', enabled: flags.canCopy },
      { role: 'paste', enabled: flags.canPaste },
      { role: 'pasteAndMatchStyle', label: 'Paste without formatting', enabled: flags.canPaste },
      { role: 'selectAll', enabled: flags.canSelectAll },
    ]
  }
  return asked.selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: flags.canCopy }]
}

function plain(label: string): string {
  return label.replaceAll('&', '&&')
}
