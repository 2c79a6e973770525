/** @typedef {{ name: string, unit: string, limit: number | null, value: number, goal: number, ok: boolean }} Row */

/** @param {number[]} numbers */
export const median = numbers => quantile(numbers, 0.5)

/** @param {number[]} numbers */
export const p95 = numbers => quantile(numbers, 0.95)

/** @param {number[]} numbers @param {number} share */
function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/**
 * One line of the table. The goal is a number, or so many times the limit that was measured in the same run.
 * @param {string} name
 * @param {number} value
 * @param {{ unit?: string, limit?: number, goal?: number, times?: number }} against
 * @returns {Row}
 */
export function row(name, value, { unit = 'ms', limit, goal, times }) {
  const bound = goal ?? (limit ?? Number.NaN) * (times ?? Number.NaN)
  return {
    name,
    unit,
    limit: limit === undefined ? null : tidy(limit),
    value: tidy(value),
    goal: tidy(bound),
    ok: value <= bound,
  }
}

/** @param {number} number */
const tidy = number => Math.round(number * 100) / 100

/** @param {Row[]} rows */
export function table(rows) {
  const lines = rows.map(({ name, unit, limit, value, goal, ok }) => [
    name,
    limit === null ? '–' : `${limit} ${unit}`,
    `${value} ${unit}`,
    `${goal} ${unit}`,
    ok ? 'met' : `missed by ${Math.round((value / goal - 1) * 100)} %`,
  ])
  const all = [['operation', 'limit', 'value', 'goal', ''], ...lines]
  const widths = [0, 1, 2, 3, 4].map(column => Math.max(...all.map(line => (line[column] ?? '').length)))
  const pad = (/** @type {string} */ cell, /** @type {number} */ column) =>
    column === 0 || column === 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return all.map(line => line.map(pad).join('  ').trimEnd()).join('\n')
}
