import {
  AutoLinkExtension,
  AutoLinkNode,
  autoLinkEmailMatcher,
  autoLinkUrlMatcher,
  LinkExtension,
  type LinkMatcher,
  LinkNode,
} from '@lexical/link'
import { configExtension, defineExtension, mergeRegister } from 'lexical'
import { webAddress } from './address.ts'

/** The matchers read the whole paragraph on each key: a look for the one mark that every match holds comes first. */
function onlyWith(marks: string[], match: LinkMatcher): LinkMatcher {
  return text => {
    if (!marks.some(mark => text.includes(mark))) return null
    const found = match(text)
    return found && webAddress(found.url) ? found : null
  }
}

const autoLinkMatchers = [
  onlyWith(['://', 'www.'], autoLinkUrlMatcher),
  onlyWith(['@'], text => {
    const found = autoLinkEmailMatcher(text)
    return found && { ...found, url: `mailto:${found.text}` }
  }),
]

/** Takes a link off its words when it leads anywhere but the web or a mailbox. */
function $keepSafe(link: LinkNode): void {
  if (webAddress(link.getURL())) return
  for (const child of link.getChildren()) link.insertBefore(child)
  link.remove()
}

export const WebLinkExtension = defineExtension({
  name: 'aide/web-link',
  dependencies: [
    configExtension(LinkExtension, { validateUrl: (url: string) => webAddress(url) !== null }),
    configExtension(AutoLinkExtension, { matchers: autoLinkMatchers }),
  ],
  register: editor =>
    mergeRegister(
      editor.registerNodeTransform(LinkNode, $keepSafe),
      editor.registerNodeTransform(AutoLinkNode, $keepSafe),
    ),
})
