// Who may import whom: the table of ARCHITECTURE.md, enforced. `node layers.mjs [folder]` prints what breaks it and fails.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, posix, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'

/** Folder by folder: which other folders, and which packages beside those of every test. A `*` at the end stands for anything. */
const TABLE = /** @type {Record<string, { folders: string[], packages: string[] }>} */ ({
  main: { folders: ['shared'], packages: ['electron', 'node:*'] },
  preload: { folders: ['shared'], packages: ['electron'] },
  shared: { folders: [], packages: [] },
  lib: { folders: ['shared'], packages: [] },
  ui: {
    folders: ['lib'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      '@tanstack/react-virtual',
      'lucide-react',
      '@fontsource*',
    ],
  },
  data: { folders: ['lib', 'shared'], packages: ['dexie', 'react'] },
  editor: {
    folders: ['data', 'ui', 'lib', 'shared'],
    packages: ['lexical', '@lexical/*', 'react', 'react-dom', 'lucide-react'],
  },
  formats: {
    folders: ['editor', 'data', 'lib', 'shared'],
    packages: ['@mozilla/readability', 'dompurify', 'fflate', 'micromark', 'micromark-*', 'mdast-*', 'yaml'],
  },
  features: {
    folders: ['formats', 'editor', 'data', 'ui', 'lib', 'shared'],
    packages: ['react', 'react-dom', 'lucide-react'],
  },
  app: {
    folders: ['features', 'formats', 'editor', 'data', 'ui', 'lib', 'shared'],
    packages: ['react', 'react-dom', 'lucide-react'],
  },
})
const IN_TESTS = [
  'vitest',
  'fast-check',
  'fake-indexeddb',
  'happy-dom',
  '@playwright/test',
  'vite',
  'commonmark-spec',
  'react',
  'react-dom',
  'node:*',
]
const ROOTS = /** @type {Record<string, string>} */ ({ main: 'src/main', preload: 'src/preload', shared: 'src/shared' })
/** Starts the app and counts as part of it. */
const MAIN = 'src/renderer/main.tsx'
/** What else stands outside the folders. */
const LOOSE = [
  'src/renderer/index.html',
  'src/renderer/vite-env.d.ts',
  'src/main/tsconfig.json',
  'src/renderer/tsconfig.json',
]

/** A test, or what only tests stand on. @param {string} file */
const isTest = file => /\.(test|fixture)\.tsx?$|\/fixtures\//.test(file)
/** @param {string} folder */
const rootOf = folder => ROOTS[folder] ?? `src/renderer/${folder}`
/** @param {string[]} patterns @param {string} name */
const matches = (patterns, name) =>
  patterns.some(p => (p.endsWith('*') ? name.startsWith(p.slice(0, -1)) : name === p || name.startsWith(`${p}/`)))

/** The folder of the table that a file belongs to, `features/X` for a feature, null outside. @param {string} file */
function folderOf(file) {
  if (file === MAIN) return 'app'
  const folder = Object.keys(TABLE).find(name => file.startsWith(`${rootOf(name)}/`)) ?? null
  if (folder !== 'features') return folder
  return /^src\/renderer\/(features\/[^/]+)\/./.exec(file)?.[1] ?? null
}

/**
 * Every sentence about what breaks the table in `src` of a project; empty when nothing does.
 * @param {string} root
 * @returns {string[]}
 */
export function checkLayers(root) {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => posix.join('src', entry.parentPath.slice(join(root, 'src').length).replaceAll('\\', '/'), entry.name))
    .sort()
  const graph = /** @type {Map<string, string[]>} */ (new Map())
  const problems = files.flatMap(file => {
    if (LOOSE.includes(file)) return []
    const folder = folderOf(file)
    if (!folder) return [`${file}: stands outside the known folders (${Object.keys(TABLE).join(', ')})`]
    const imports = importsOf(file, readFileSync(join(root, file), 'utf8'))
    const targets = /** @type {string[]} */ ([])
    graph.set(file, targets)
    return imports.flatMap(found => {
      const { problem, target } = judge(root, file, folder, found)
      if (target) targets.push(target)
      return problem ? [`${file}:${found.line}: ${problem}`] : []
    })
  })
  return [...problems, ...cyclesIn(graph)]
}

/** @typedef {{ to: string | null, type: boolean, glob: boolean, line: number }} Found one import; `to` is null where it is computed */

/** @param {string} file @param {string} text @returns {Found[]} */
function importsOf(file, text) {
  const lineAt = (/** @type {number} */ at) => text.slice(0, at).split('\n').length
  if (file.endsWith('.css')) {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, comment => comment.replace(/[^\n]/g, ' '))
    const found = code.matchAll(/@import\s+(?:url\()?['"]?([^'")\s;]+)|\bfrom\s+['"]([^'"]+)|url\(\s*['"]?([^'")\s]+)/g)
    return [...found]
      .map(m => ({ to: cssPath(m[1] ?? m[2] ?? m[3] ?? ''), type: false, glob: false, line: lineAt(m.index) }))
      .filter(({ to }) => !/^(data:|#)/.test(to))
  }
  if (!/\.[cm]?[jt]sx?$/.test(file)) return []
  const { program, errors } = parseSync(file, text)
  if (errors.length) throw new Error(`${file}: ${errors[0]?.message}`)
  const found = /** @type {Found[]} */ ([])
  walk(program, node => {
    for (const { source, type = false, glob = false } of sourcesOf(node)) {
      found.push({ to: wordsOf(source), type, glob, line: lineAt(node.start) })
    }
  })
  return found
}

/** CSS reads a bare `x.css` as a neighbour. @param {string} path */
const cssPath = path => (/^[\w-]+\.(css|woff2?|svg|png)$/.test(path) ? `./${path}` : path)

/** @typedef {any} Node an ESTree node, walked without knowing its kind */

/** @param {Node} node @param {(node: Node) => void} visit */
function walk(node, visit) {
  if (typeof node?.type === 'string') visit(node)
  for (const child of Object.values(node ?? {})) if (child && typeof child === 'object') walk(child, visit)
}

/** What a node imports, in every form that the language and Vite know. @param {Node} node @returns {{ source: Node, type?: boolean, glob?: boolean }[]} */
function sourcesOf(node) {
  const isMeta = (/** @type {Node} */ n, /** @type {string} */ name) =>
    n?.type === 'MemberExpression' && n.object.type === 'MetaProperty' && n.property.name === name
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      const kinds = [
        node.importKind ?? node.exportKind,
        ...(node.specifiers ?? []).map((/** @type {Node} */ s) => s.importKind ?? s.exportKind),
      ]
      const type = kinds[0] === 'type' || (kinds.length > 1 && kinds.slice(1).every(kind => kind === 'type'))
      return node.source ? [{ source: node.source, type }] : []
    }
    case 'ImportExpression':
      return [{ source: node.source }]
    case 'TSImportType':
      return [{ source: node.source ?? node.argument, type: true }]
    case 'TSImportEqualsDeclaration':
      return node.moduleReference.type === 'TSExternalModuleReference'
        ? [{ source: node.moduleReference.expression }]
        : []
    case 'NewExpression':
      return node.callee.name === 'URL' && isMeta(node.arguments[1], 'url') ? [{ source: node.arguments[0] }] : []
    case 'CallExpression': {
      const { callee, arguments: given } = node
      if (isMeta(callee, 'glob')) {
        const patterns = given[0]?.type === 'ArrayExpression' ? given[0].elements : [given[0]]
        return patterns.map((/** @type {Node} */ source) => ({ source, glob: true }))
      }
      const names = callee.name === 'require' || callee.object?.name === 'require' || isMeta(callee, 'resolve')
      const mocks =
        callee.object?.name === 'vi' && /^(do)?(un)?mock$|^import(Actual|Mock)$/i.test(callee.property?.name)
      return (names || mocks) && given[0] ? [{ source: given[0] }] : []
    }
    default:
      return []
  }
}

/** The words of a string or of a template without holes, else null. @param {Node} node @returns {string | null} */
function wordsOf(node) {
  if (node?.type === 'TSLiteralType') return wordsOf(node.literal)
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0].value.cooked
  return null
}

/**
 * @param {string} root @param {string} file @param {string} folder @param {Found} found
 * @returns {{ problem?: string, target?: string }}
 */
function judge(root, file, folder, { to: written, type, glob }) {
  if (written === null && isTest(file)) return {}
  if (written === null) return { problem: 'an import must be named in plain words, or nobody can check it' }
  const to = written.replace(/^!/, '').replace(/\?.*$/, '')
  const local = /^\.{0,2}\//.test(to) || to === '.' || to === '..'
  if (!local && !to.startsWith('#')) return { problem: judgePackage(file, folder, to) }
  const target = local ? localTarget(file, to) : hashTarget(root, to)
  if (!target) return { problem: `"${written}" is not one of the "imports" of package.json` }
  // A pattern reaches as far as its part before the first star.
  const reach = glob ? `${target.replace(/[*{(?[].*$/, '').replace(/[^/]*$/, '')}x` : target
  const owner = folderOf(reach)
  // A test may look at files beside the sources, such as a script or an example.
  if (isTest(file) && !reach.startsWith('src/')) return {}
  if (!owner) return { problem: `"${written}" reaches outside the known folders` }
  if (!glob && !existsSync(join(root, target)))
    return { problem: `"${written}" is not there; imports name the file with its extension` }
  if (isTest(target) && !isTest(file)) return { problem: `"${written}" is there for tests only` }
  const right = `#${target.replace(/^src\/(renderer\/)?/, '')}`
  if (owner !== folder) {
    const problem = judgeFolder(file, folder, owner, target, type)
    if (problem) return { problem, target }
    // A style sheet has no `#` names.
    if (local && !file.endsWith('.css')) return { problem: `"${written}" leaves its folder; write "${right}"`, target }
  } else if (!local && file !== MAIN)
    return { problem: `"${written}" stays in its folder; write "${relative(file, target)}"`, target }
  return { target: glob ? undefined : target }
}

/** @param {string} file @param {string} target */
function relative(file, target) {
  const path = posix.relative(posix.dirname(file), target)
  return path.startsWith('.') ? path : `./${path}`
}

/** Vite reads a path from the top as one from the renderer's folder. @param {string} file @param {string} to */
const localTarget = (file, to) => (to.startsWith('/') ? `src/renderer${to}` : posix.join(posix.dirname(file), to))

/** @param {string} root @param {string} to */
function hashTarget(root, to) {
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const [from, target] of Object.entries(imports)) {
    if (to.startsWith(from.slice(0, -1))) return posix.normalize(target.slice(0, -1) + to.slice(from.length - 1))
  }
  return null
}

/** @param {string} file @param {string} folder @param {string} owner @param {string} target @param {boolean} type */
function judgeFolder(file, folder, owner, target, type) {
  const [kind, ownerKind] = [kindOf(folder), kindOf(owner)]
  if (file.endsWith('.css'))
    return ownerKind === 'ui' ? null : `a style sheet takes from its own folder or #ui, not from ${owner}`
  if (kind === 'features' && ownerKind === 'features')
    return `${folder} may not import ${owner}; what both need goes down into a lower folder, or app joins them`
  if (!TABLE[kind]?.folders.includes(ownerKind))
    return `${folder} may not import ${owner}; it may import ${list(TABLE[kind]?.folders ?? [])}`
  if (kind === 'formats' && ownerKind === 'editor' && target !== 'src/renderer/editor/convert.ts')
    return 'formats may import only #editor/convert.ts from editor'
  if (kind === 'formats' && ownerKind === 'data' && !type)
    return 'formats may import only types from data; write "import type"'
  return null
}

/** @param {string} folder */
const kindOf = folder => (folder.startsWith('features/') ? 'features' : folder)

/** @param {string[]} names */
const list = names => (names.length ? names.map(name => `#${name}`).join(', ') : 'nothing')

/** @param {string} file @param {string} folder @param {string} name */
function judgePackage(file, folder, name) {
  const allowed = TABLE[kindOf(folder)]?.packages ?? []
  const forTests = isTest(file) ? IN_TESTS : []
  if (matches([...allowed, ...forTests], name)) return undefined
  if (builtinModules.includes(name.split('/')[0] ?? '') && allowed.includes('node:*'))
    return `"${name}" is written "node:${name}"`
  const homes = Object.keys(TABLE).filter(other => matches(TABLE[other]?.packages ?? [], name))
  return `${folder} may not import the package ${name}; it lives in ${homes.length ? homes.join(', ') : 'none of the folders yet (layers.mjs)'}`
}

/** One sentence per group of files that import each other, by value or by type. @param {Map<string, string[]>} graph */
function cyclesIn(graph) {
  const state = /** @type {Map<string, 'open' | 'done'>} */ (new Map())
  const problems = /** @type {string[]} */ ([])
  const visit = (/** @type {string} */ file, /** @type {string[]} */ way) => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      problems.push(`${file}: imports itself in a circle: ${[...way.slice(way.indexOf(file)), file].join(' > ')}`)
      return
    }
    state.set(file, 'open')
    for (const next of graph.get(file) ?? []) visit(next, [...way, file])
    state.set(file, 'done')
  }
  for (const file of graph.keys()) visit(file, [])
  return problems
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const problems = checkLayers(resolve(process.argv[2] ?? dirname(fileURLToPath(import.meta.url))))
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length ? 1 : 0
}
