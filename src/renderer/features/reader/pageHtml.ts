/** A text this long is laid out piece by piece, see `.long` in `page.css`. */
const LONG = 150_000

/**
 * The document for the reader's frame. `html` is a version's cleaned HTML and goes in as it is; nothing else comes from
 * the source. Title and byline are filled in afterwards as text, so that editing them does not load the page anew.
 */
export function pageHtml(html: string, stylesheet: string, language: string): string {
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    `<link rel="stylesheet" href="${escaped(stylesheet)}"></head>`,
    `<body class="${html.length > LONG ? 'long' : ''}"><main tabindex="-1"><header><h1></h1><p></p></header>`,
    `<article>${html}</article><div class="over"></div></main></body></html>`,
  ].join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
