import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TagMove } from '#lib/tag.ts'
import { blocksToJson } from './blocks.ts'
import { item, list, paragraph, tag, text, webLink } from './derived/nodes.fixture.ts'
import { blocksWithoutMove, retagged, retaggedBlocks, tagsWithoutMove } from './retag.ts'

const RENAME: TagMove = { from: 'us/aid', to: 'policy/aid' }
const GONE: TagMove = { from: 'us/aid', to: null }

const moved = (move: TagMove, ...blocks: unknown[]) =>
  retaggedBlocks(blocksToJson(blocks), move).map(json => JSON.parse(json) as unknown)
const footnote = (...content: unknown[]) => ({ type: 'footnote', version: 1, content })
const cell = (...children: unknown[]) => ({ type: 'tablecell', version: 1, children, colSpan: 1 })
const table = (...cells: unknown[]) => ({
  type: 'table',
  version: 1,
  children: [{ type: 'tablerow', version: 1, children: cells }],
})
const callout = (...children: unknown[]) => ({ type: 'callout', version: 1, kind: 'note', children })

describe('a tag that is renamed', () => {
  it('takes along what lies below it, in any spelling, and nothing else', () => {
    expect(
      moved(RENAME, paragraph(tag('US/Aid'), text(' '), tag('us/aid/military'), text(' '), tag('us/aids'))),
    ).toEqual([paragraph(tag('policy/aid'), text(' '), tag('policy/aid/military'), text(' '), tag('us/aids'))])
  })

  it('is renamed wherever a tag may stand', () => {
    const wherever = (name: string) => [
      list(item(tag(name)), item(list(item(text('deep '), tag(name))))),
      table(cell(paragraph(tag(name))), cell(paragraph(text('x')))),
      callout(paragraph(text('see '), tag(name))),
      paragraph(text('words'), footnote(paragraph(text('note '), tag(name)))),
      paragraph(webLink(tag(name))),
    ]
    expect(moved(RENAME, ...wherever('us/aid'))).toEqual(wherever('policy/aid'))
  })

  it('leaves words that only look like it, and damaged blocks, to the letter', () => {
    const blocks = [JSON.stringify(paragraph(text('#us/aid'))), '{"type":"tag" broken #us/aid', 'null']
    expect(retaggedBlocks(blocks, RENAME)).toEqual(blocks)
  })

  it('is one in Urdu as well', () => {
    const move = { from: 'كشمير', to: 'جموں و کشمیر' }
    expect(moved(move, paragraph(tag('کشمیر/۱۹۷۱')))).toEqual([paragraph(tag('جموں و کشمیر/۱۹۷۱'))])
    expect(retagged(['کشمیر', 'جموں و کشمیر'], move)).toEqual(['جموں و کشمیر'])
  })

  it('can go below itself', () => {
    const move = { from: 'us', to: 'us/old' }
    expect(retagged(['us', 'us/aid', 'usa'], move)).toEqual(['us/old', 'us/old/aid', 'usa'])
  })
})

describe('a tag that is deleted', () => {
  it('leaves its words in a sentence', () => {
    expect(moved(GONE, paragraph(text('Filed under '), tag('us/aid'), text(', and late.')))).toEqual([
      paragraph(text('Filed under us/aid, and late.')),
    ])
  })

  it('goes from a line of tags, with the space beside it', () => {
    const line = (...names: string[]) =>
      paragraph(...names.flatMap((name, i) => (i > 0 ? [text(' '), tag(name)] : [tag(name)])))
    expect(moved(GONE, line('a', 'us/aid', 'b'))).toEqual([line('a', 'b')])
    expect(moved(GONE, line('us/aid', 'us/aid/x', 'b'))).toEqual([line('b')])
    expect(moved(GONE, line('a', 'us/aid'))).toEqual([line('a')])
    expect(moved(GONE, line('us/aid'))).toEqual([paragraph()])
  })

  it('goes from the tags of a source', () => {
    expect(retagged(['a', 'US/aid/x', 'us/aid'], GONE)).toEqual(['a'])
    const tags = ['a']
    expect(retagged(tags, GONE)).toBe(tags)
  })
})

describe('a move that is taken back', () => {
  const before = blocksToJson([paragraph(text('x '), tag('us/aid')), paragraph(text('y')), paragraph(tag('us/aid'))])

  it('leaves what was written since', () => {
    const [first, second] = retaggedBlocks(before, RENAME)
    const added = JSON.stringify(paragraph(text('new'), tag('war')))
    const edited = JSON.stringify(paragraph(text('written on '), tag('policy/aid')))
    expect(blocksWithoutMove([first!, added, second!, edited], before, RENAME)).toEqual({
      now: [before[0], added, before[1], JSON.stringify(paragraph(text('written on '), tag('us/aid')))],
      isWhole: true,
    })
  })

  it('says where it cannot be taken out', () => {
    const deleted = retaggedBlocks(before, GONE)
    const edited = JSON.stringify(paragraph(text('x us/aid, and more')))
    expect(blocksWithoutMove([edited, deleted[1]!, deleted[2]!], before, GONE)).toEqual({
      now: [edited, before[1], before[2]],
      isWhole: false,
    })
    expect(blocksWithoutMove(deleted, null, GONE)).toEqual({ now: deleted, isWhole: false })
  })

  it('does not rename what bore the other name before', () => {
    const both = blocksToJson([paragraph(tag('us/aid'), tag('policy/aid')), paragraph(text('y '), tag('policy/aid'))])
    const edited = JSON.stringify(paragraph(text('yes '), tag('policy/aid')))
    expect(blocksWithoutMove([retaggedBlocks(both, RENAME)[0]!, edited], both, RENAME)).toEqual({
      now: [both[0], edited],
      isWhole: true,
    })
  })

  it('knows a block again that the editor has written anew', () => {
    const { format: _, indent: __, direction: ___, ...sparse } = paragraph(text('x '), tag('us/aid'))
    const stored = [JSON.stringify(sparse)]
    const [after] = moved(GONE, sparse)
    const anew = [JSON.stringify({ ...(after as object), format: '', indent: 0, direction: null })]
    expect(blocksWithoutMove(anew, stored, GONE)).toEqual({ now: stored, isWhole: true })
  })

  it('leaves the tags that were given and taken since', () => {
    expect(tagsWithoutMove(['policy/aid', 'new'], ['us/aid'], RENAME)).toEqual({
      now: ['us/aid', 'new'],
      isWhole: true,
    })
    expect(tagsWithoutMove(['new'], ['us/aid'], RENAME)).toEqual({ now: ['new'], isWhole: false })
    expect(tagsWithoutMove(['new'], ['us/aid'], GONE)).toEqual({ now: ['new', 'us/aid'], isWhole: true })
    const both = ['policy/aid', 'us/aid']
    expect(tagsWithoutMove(['policy/aid'], both, RENAME)).toEqual({ now: both, isWhole: true })
    expect(tagsWithoutMove(['policy/aid', 'new'], both, RENAME).now).toEqual(['policy/aid', 'new', 'us/aid'])
  })

  it('is as if it had never been', () => {
    const name = fc.constantFrom('us', 'us/aid', 'US/aid/x', 'policy', 'policy/aid', 'کشمیر', 'war')
    const node = fc.oneof(name.map(tag), fc.constantFrom(' ', ', ', 'words', 'us/aid').map(text))
    const block = fc.array(node, { maxLength: 4 }).map(nodes => paragraph(...nodes))
    const move = fc.record({ from: name, to: fc.option(name) })
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), fc.array(name, { maxLength: 4 }), move, (blocks, tags, move) => {
        const json = blocksToJson(blocks)
        expect(blocksWithoutMove(retaggedBlocks(json, move), json, move)).toEqual({ now: json, isWhole: true })
        const unique = retagged(tags, { from: 'none', to: null })
        expect(tagsWithoutMove(retagged(unique, move), unique, move)).toEqual({ now: unique, isWhole: true })
      }),
    )
  })
})
