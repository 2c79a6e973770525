import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { splitProperties } from './frontMatter.ts'

function asYaml(raw: string): unknown {
  try {
    const value: unknown = parse(raw, { schema: 'core', maxAliasCount: 0, logLevel: 'silent' })
    if (value === null || value === undefined) return {}
    return typeof value === 'object' && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

const value = fc.constantFrom(
  ...['words', 'two words', 'پاکستان', 'a: b', 'a #b', '#a', 'true', 'False', 'null', '~', '1', '1.5', '0x1f', '.inf'],
  ...['2024-03-01', '2024-03-01T10:00:00.000Z', '1b0a3f8e-6f0d-4c1c-9d55-0d7e5a2c9a01', '"a"', "'b'", '[a, b c]', '[]'],
  ...[
    '[a, 1]',
    '[a, ]',
    '{a: b}',
    '- a',
    'a-b/c',
    'us/aid',
    '&a',
    '*a',
    '|',
    '>',
    '',
    ' ',
    'e1',
    '1e5',
    'a,b',
    'No',
    '-',
  ],
)
const line = fc.oneof(
  fc
    .tuple(fc.constantFrom('tags', 'a b', 'id', 'true', '1', 'x-y', 'null', '__proto__'), value)
    .map(([k, v]) => `${k}: ${v}`),
  fc.constantFrom('tags:', 'aliases:', '', '  more', '# note', 'a:', '---', '\t'),
  value.map(word => `  - ${word}`),
  value.map(word => `- ${word}`),
)

test('any properties are read as YAML reads them', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), lines => {
      const raw = lines.join('\n')
      const { properties } = splitProperties(`---\n${raw}\n---\nbelow`)
      fc.pre(properties !== null && properties.raw === raw)
      expect(properties!.fields).toEqual(asYaml(raw))
    }),
    { numRuns: 400 },
  )
})
