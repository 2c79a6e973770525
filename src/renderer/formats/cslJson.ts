import type { Csl } from '#lib/csl.ts'

/** A date as CSL-JSON 1.0 has it, which every reference manager reads: year, month, day, and whether it is certain. */
type CslDate = { 'date-parts': number[][]; circa?: boolean } | { raw: string }

const DATE = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%])?$/

function dateOf(edtf: string): CslDate {
  const sides = edtf.split('/').map(side => DATE.exec(side))
  if (sides.length > 2 || sides.some(side => side === null)) return { raw: edtf }
  const parts = sides.map(side => side!.slice(1, 4).filter(Boolean).map(Number))
  return { 'date-parts': parts, ...(sides.some(side => side![4]) && { circa: true }) }
}

/** A source as an item of CSL-JSON (citation-style-language/schema, csl-data.json); what is unknown is left out. */
export function toCslJson(id: string, csl: Csl): Record<string, unknown> {
  const { issued, accessed, ...rest } = csl
  const stated = Object.entries(rest).filter(
    ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return {
    id,
    ...Object.fromEntries(stated),
    ...(issued && { issued: dateOf(issued) }),
    ...(accessed && { accessed: dateOf(accessed) }),
  }
}
