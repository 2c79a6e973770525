import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { checkLayers } from './layers.mjs'
import manifest from './package.json' with { type: 'json' }

const planted: string[] = []

/** A small project with one file in each folder, and what the test adds to it. */
function plant(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'layers-'))
  planted.push(root)
  const house = {
    'package.json': JSON.stringify({ imports: manifest.imports }),
    'src/main/index.ts': '',
    'src/shared/ipc.ts': 'export type Api = 1',
    'src/renderer/lib/id.ts': 'export const newId = 1',
    'src/renderer/ui/x.fixture.ts': '',
    'src/renderer/ui/Button.tsx': 'export const Button = 1',
    'src/renderer/ui/Button.module.css': '.a { color: red }',
    'src/renderer/data/db.ts': 'export type Row = 1; export const db = 1',
    'src/renderer/editor/convert.ts': 'export const convert = 1',
    'src/renderer/editor/Editor.tsx': 'export const Editor = 1',
    'src/renderer/formats/html.ts': '',
    'src/renderer/features/notes/Notes.tsx': 'export const Notes = 1',
    'src/renderer/features/notes/Notes.module.css': '.a { color: red }',
    'src/renderer/features/tags/Tags.tsx': '',
    'src/renderer/app/App.tsx': 'export const App = 1',
    'src/renderer/main.tsx': '',
  }
  for (const [name, text] of Object.entries({ ...house, ...files })) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return checkLayers(root)
}

afterEach(() => {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true })
})

const LIB = 'src/renderer/lib/bad.ts'
const UI = 'src/renderer/ui/Bad.tsx'
const TAGS = 'src/renderer/features/tags/Bad.tsx'

describe('every form of import is followed', () => {
  const FORMS = {
    relative: `import { db } from '../data/db.ts'`,
    '#': `import { db } from '#data/db.ts'`,
    'default and namespace': `import * as d from '#data/db.ts'`,
    're-export': `export { db } from '#data/db.ts'`,
    'export star': `export * from '#data/db.ts'`,
    'export star as': `export * as d from '#data/db.ts'`,
    dynamic: `void import('#data/db.ts')`,
    'dynamic in a template': 'void import(`#data/db.ts`)',
    'import type': `import type { Row } from '#data/db.ts'`,
    'inline type': `import { type Row } from '#data/db.ts'`,
    'type in place': `export type R = import('#data/db.ts').Row`,
    'typeof in place': `export type R = typeof import('#data/db.ts')`,
    'export type': `export type { Row } from '#data/db.ts'`,
    'side effect': `import '#data/db.ts'`,
    raw: `import text from '#data/db.ts?raw'`,
    worker: `import Worker from '#data/db.ts?worker'`,
    url: `import url from '#data/db.ts?url'`,
    'new URL': `new Worker(new URL('../data/db.ts', import.meta.url))`,
    resolve: `import.meta.resolve('#data/db.ts')`,
    glob: `import.meta.glob('../data/*.ts')`,
    'glob of several': `import.meta.glob(['./*.ts', '/data/**/*.ts'])`,
    'glob over everything': `import.meta.glob('../**/*.ts')`,
    require: `const d = require('#data/db.ts')`,
    'require.resolve': `require.resolve('#data/db.ts')`,
    'import =': `import d = require('#data/db.ts')`,
    'computed name': `const n = 'x'; void import(n)`,
    'template with a hole': 'void import(`../data/$' + '{n}.ts`)',
    'inside a function': `export const f = () => { if (f) return import('#data/db.ts') }`,
  }
  test.each(Object.entries(FORMS))('%s', (_, code) => {
    expect(plant({ [LIB]: code })).toEqual([expect.stringContaining(`${LIB}:1: `)])
  })
})

describe('the table refuses', () => {
  const REFUSED: [string, string, string, string][] = [
    [
      'a feature in a feature',
      TAGS,
      `import '#features/notes/Notes.tsx'`,
      'features/tags may not import features/notes',
    ],
    ['a feature by its relative path', TAGS, `import '../notes/Notes.tsx'`, 'may not import features/notes'],
    ['app in a feature', TAGS, `import '#app/App.tsx'`, 'features/tags may not import app'],
    ['main in the renderer', UI, `import '../../main/index.ts'`, 'ui may not import main'],
    ['the renderer in main', 'src/main/bad.ts', `import '#lib/id.ts'`, 'main may not import lib'],
    [
      'anything in shared',
      'src/shared/bad.ts',
      `import '#lib/id.ts'`,
      'shared may not import lib; it may import nothing',
    ],
    ['data in ui', UI, `import '#data/db.ts'`, 'ui may not import data; it may import #lib'],
    [
      'a format in the editor',
      'src/renderer/editor/bad.ts',
      `import '#formats/html.ts'`,
      'editor may not import formats',
    ],
    [
      'values of data in formats',
      'src/renderer/formats/bad.ts',
      `import { db } from '#data/db.ts'`,
      'write "import type"',
    ],
    [
      'values among types',
      'src/renderer/formats/bad.ts',
      `import { db, type Row } from '#data/db.ts'`,
      'only types from data',
    ],
    ['the editor in formats', 'src/renderer/formats/bad.ts', `import '#editor/Editor.tsx'`, 'only #editor/convert.ts'],
    ['a path out of the folder', 'src/renderer/data/bad.ts', `import '../lib/id.ts'`, 'write "#lib/id.ts"'],
    ['# within the folder', 'src/renderer/data/derived/bad.ts', `import '#data/db.ts'`, 'write "../db.ts"'],
    ['a file that is not there', TAGS, `import '#lib/nothing.ts'`, '"#lib/nothing.ts" is not there'],
    ['a file without its extension', TAGS, `import '#lib/id'`, 'with its extension'],
    ['an unknown # name', TAGS, `import '#utils/id.ts'`, 'not one of the "imports"'],
    ['a # path that climbs out', TAGS, `import '#lib/../../../package.json'`, 'reaches outside the known folders'],
    ['a relative path that climbs out', TAGS, `import '../../../../package.json'`, 'reaches outside the known folders'],
    [
      'React in lib',
      LIB,
      `import 'react'`,
      'lib may not import the package react; it lives in ui, data, editor, features, app',
    ],
    ['a package type in lib', LIB, `import type { Table } from 'dexie'`, 'it lives in data'],
    ['Dexie in a feature', TAGS, `import 'dexie'`, 'it lives in data'],
    ['Lexical in a feature', TAGS, `import '@lexical/link'`, 'it lives in editor'],
    ['a part of a package', TAGS, `import 'lexical/x'`, 'features/tags may not import the package lexical/x'],
    ['what is there for tests', UI, `import './x.fixture.ts'`, '"./x.fixture.ts" is there for tests only'],
    ['the components in app', 'src/renderer/app/Bad.tsx', `import 'react-aria-components'`, 'it lives in ui'],
    ['Electron in the renderer', UI, `import 'electron'`, 'it lives in main, preload'],
    ['Node in the renderer', UI, `import 'node:fs'`, 'it lives in main'],
    ['Node without its prefix', 'src/main/bad.ts', `import 'fs/promises'`, 'written "node:fs/promises"'],
    ['Node in the preload', 'src/preload/bad.ts', `import 'node:fs'`, 'it lives in main'],
    ['a package nobody has named', 'src/renderer/app/Bad.tsx', `import 'lodash'`, 'none of the folders yet'],
    ['a test library outside tests', LIB, `import 'vitest'`, 'lib may not import the package vitest'],
    ['another folder in a test', 'src/renderer/lib/bad.test.ts', `import '#data/db.ts'`, 'lib may not import data'],
    [
      'a mock of another folder',
      'src/renderer/lib/bad.test.ts',
      `import {vi} from 'vitest'; vi.mock('#data/db.ts')`,
      'lib may not import data',
    ],
    [
      'styles of another feature',
      'src/renderer/features/tags/Bad.module.css',
      `.a { composes: a from '../notes/Notes.module.css' }`,
      'its own folder or #ui',
    ],
    [
      'an imported style sheet',
      'src/renderer/features/tags/bad.css',
      `@import url('../notes/Notes.module.css');`,
      'its own folder or #ui',
    ],
    [
      'a picture of another folder',
      'src/renderer/app/bad.css',
      `.a { background: url(../editor/x.svg) }`,
      '"../editor/x.svg" is not there',
    ],
    [
      'a package in a style sheet',
      'src/renderer/features/tags/bad.css',
      `@import 'react-aria-components/x.css';`,
      'it lives in ui',
    ],
  ]
  test.each(REFUSED)('%s', (_, file, code, sentence) => {
    expect(plant({ [file]: code })).toEqual([expect.stringContaining(sentence)])
  })

  test.each([
    'src/renderer/utils/x.ts',
    'src/x.ts',
    'src/renderer/x.css',
    'src/renderer/features/x.ts',
    'src/other/x.ts',
  ])('a file at %s', file => {
    expect(plant({ [file]: '' })).toEqual([expect.stringContaining(`${file}: stands outside the known folders`)])
  })

  test.each([
    ['by value', `import { b } from './b.ts'; export const a = b`, `import { a } from './a.ts'; export const b = a`],
    [
      'by type',
      `import type { B } from './b.ts'; export type A = B`,
      `import type { A } from './a.ts'; export type B = A`,
    ],
    [
      'through a worker',
      `new Worker(new URL('./b.ts', import.meta.url))`,
      `import type { A } from './a.ts'; export type B = A`,
    ],
  ])('a circle %s', (_, a, b) => {
    const problems = plant({ 'src/renderer/lib/a.ts': a, 'src/renderer/lib/b.ts': b })
    expect(problems).toEqual([expect.stringContaining('a.ts > src/renderer/lib/b.ts > src/renderer/lib/a.ts')])
  })
})

test('what the table allows is accepted', () => {
  const clean = {
    'src/main/window.ts': `import { app } from 'electron'; import 'node:path'; import type { Api } from '#shared/ipc.ts'`,
    'src/preload/index.ts': `import 'electron'; import '#shared/ipc.ts'`,
    'src/renderer/lib/words.test.ts': `import 'vitest'; import 'fast-check'; import 'node:fs'; import { newId } from './id.ts'`,
    'src/renderer/formats/fixtures/open.ts': `import 'vite'; const n = new URL('../../../../scripts/x.mjs', import.meta.url); void import(n.href)`,
    'src/renderer/formats/a.test.ts': `import './fixtures/open.ts'`,
    'src/renderer/ui/fonts.css': `@import './tokens.css'; @font-face { src: url('@fontsource/x/files/x.woff2') }`,
    'src/renderer/ui/tokens.css': `/* @import '../nowhere.css' */ .a { background: url("data:image/png;base64,AA==") }`,
    'src/renderer/ui/move.css': `@keyframes a { from { left: 0 } to { left: 1px } }`,
    'src/renderer/ui/List.tsx': `import s from './Button.module.css'; import 'react'; import '@tanstack/react-virtual'`,
    'src/renderer/data/search/worker.ts': `import { db } from '../db.ts'; import { newId } from '#lib/id.ts'`,
    'src/renderer/data/search/search.ts': `new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })`,
    'src/renderer/data/all.ts': `export const all = import.meta.glob('./search/*.ts')`,
    'src/renderer/formats/pdf.ts': `import type { Row } from '#data/db.ts'; import { convert } from '#editor/convert.ts'`,
    'src/renderer/formats/two.ts': `import { type Row } from '#data/db.ts'; export type { Row as R } from '#data/db.ts'`,
    'src/renderer/features/tags/List.tsx': `import '#editor/Editor.tsx'; import '#ui/Button.module.css'; import 'lucide-react'`,
    'src/renderer/features/tags/List.module.css': `.a { composes: a from '../../ui/Button.module.css' }`,
    'src/renderer/app/Shell.tsx': `import '#features/notes/Notes.tsx'; import 'react-dom/client'; void import('#features/tags/Tags.tsx')`,
    'src/renderer/main.tsx': `import { App } from '#app/App.tsx'`,
  }
  expect(plant(clean)).toEqual([])
})
