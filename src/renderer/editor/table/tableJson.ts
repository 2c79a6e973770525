type Json = { type: string; children?: unknown; [field: string]: unknown }

/** What a cell may span; more is damage, and a grid that cannot be drawn. */
const WIDEST = 200
const TALLEST = 2000

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null
const isSpan = (value: unknown, most: number) =>
  value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most)

const isCell = (value: unknown) =>
  isJson(value) && value.type === 'tablecell' && isSpan(value.colSpan, WIDEST) && isSpan(value.rowSpan, TALLEST)

const holds = (json: unknown, type: string, isPart: (part: unknown) => boolean): boolean =>
  isJson(json) &&
  json.type === type &&
  Array.isArray(json.children) &&
  json.children.length > 0 &&
  json.children.every(isPart)

const isWidth = (value: unknown) => typeof value === 'number' && value > 0 && value <= 4000

const hasWidths = ({ colWidths }: Json) =>
  colWidths === undefined || (Array.isArray(colWidths) && colWidths.length <= WIDEST && colWidths.every(isWidth))

/** Whether a stored table is rows of cells and nothing else: one that is not would stop the editor. */
export function isWholeTable(json: unknown): boolean {
  return isJson(json) && hasWidths(json) && holds(json, 'table', row => holds(row, 'tablerow', isCell))
}
