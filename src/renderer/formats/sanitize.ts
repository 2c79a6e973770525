import DOMPurify from 'dompurify'
import { slim } from './strip.ts'

const TAGS =
  'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code kbd samp var em strong b i u s sub sup small cite q abbr ' +
  'time del ins bdi bdo ruby rt rp wbr br hr a span div section article aside address details summary figure ' +
  'figcaption table caption colgroup col thead tbody tfoot tr th td'
const SAFE_ATTRIBUTES = 'lang dir colspan rowspan start reversed scope datetime'
/** Gone with what they hold, beside what DOMPurify drops whole (script, style, svg, math, template, iframe and so on). */
const WHOLE =
  'form button input select option optgroup datalist textarea label legend fieldset output progress meter object embed ' +
  'applet canvas map area dialog menu frame frameset picture source track portal slot marquee'

/**
 * Imported HTML, made harmless: the one call of DOMPurify in the app, with one fixed list of what may stay. Structure,
 * tables, links to http, https and mailto, language and direction; no script, style, class, id, name, picture or other
 * address. What comes out is only ever parsed as the content of an element of a document without scripts.
 */
export function sanitize(html: string): string {
  return DOMPurify.sanitize(slim(html), {
    ALLOWED_TAGS: TAGS.split(' '),
    ALLOWED_ATTR: ['href', ...SAFE_ATTRIBUTES.split(' ')],
    ADD_URI_SAFE_ATTR: SAFE_ATTRIBUTES.split(' '),
    ADD_FORBID_CONTENTS: WHOLE.split(' '),
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
    ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    SANITIZE_DOM: true,
    WHOLE_DOCUMENT: false,
  })
}
