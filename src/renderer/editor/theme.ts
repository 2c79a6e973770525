import type { EditorThemeClasses } from 'lexical'
import styles from './Editor.module.css'

export const theme: EditorThemeClasses = {
  blockCursor: styles.blockCursor,
  code: styles.code,
  heading: { h1: styles.h1, h2: styles.h2, h3: styles.h3, h4: styles.h3, h5: styles.h3, h6: styles.h3 },
  hr: styles.rule,
  hrSelected: styles.ruleSelected,
  link: styles.webLink,
  list: {
    ul: styles.bullets,
    ol: styles.numbers,
    checklist: styles.checks,
    listitem: styles.item,
    listitemChecked: styles.checked,
    listitemUnchecked: styles.unchecked,
    nested: { listitem: styles.nestedItem },
  },
  paragraph: styles.paragraph,
  quote: styles.blockQuote,
  quoteBlock: {
    block: styles.quote,
    words: styles.quoteWords,
    line: styles.quoteLine,
    origin: styles.quoteOrigin,
    state: styles.quoteState,
  },
  tag: styles.tag,
  text: {
    bold: styles.bold,
    italic: styles.italic,
    underline: styles.underline,
    strikethrough: styles.strike,
    underlineStrikethrough: styles.underlineStrike,
    code: styles.inlineCode,
  },
  unknown: styles.unknown,
  wikiLink: styles.link,
}
