import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Runs a program to its end. With `keep`, its output is returned instead of shown.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, keep?: boolean, shell?: boolean, timeout?: number }} [options] `timeout` in milliseconds
 * @returns {Promise<{ code: number, output: string }>} code 127 where the program could not be started
 */
export function run(program, args, { env, keep = false, shell = false, timeout } = {}) {
  return new Promise(done => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = keep ? ['ignore', 'pipe', 'pipe'] : 'inherit'
    /** @type {import('node:child_process').SpawnOptions} */
    const options = { cwd: root, env: { ...process.env, ...env }, stdio, shell, timeout }
    const child = spawn(program, args, options)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', text => {
        output += text
      })
    }
    child.on('error', error => done({ code: 127, output: output + error.message }))
    child.on('close', code => done({ code: code ?? 1, output }))
  })
}

/**
 * Runs the first command of an installed package with this Node, which needs no shell and no `.cmd` on any system.
 * @param {string} name the package
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runTool(name, args, options) {
  return run(process.execPath, [toolPath(name), ...args], options)
}

/** The script behind the first command of an installed package. @param {string} name */
export function toolPath(name) {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : String(Object.values(bin)[0]))
}

/** Runs npm: the one that started this script, else the one on the path. @param {string[]} args */
export function runNpm(args) {
  const own = process.env.npm_execpath
  if (own?.endsWith('.js')) return run(process.execPath, [own, ...args])
  // Windows starts a .cmd only through a shell; the arguments are our own words, so nothing needs quoting.
  return process.platform === 'win32' ? run('npm.cmd', args, { shell: true }) : run('npm', args)
}

/** Full path of a program on the path, or null. @param {string} name */
export function onPath(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const ending of endings)
      if (folder && existsSync(join(folder, name + ending))) return join(folder, name + ending)
  }
  return null
}

/** Whether this is Linux without a screen to open a window on. */
export function hasNoDisplay() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
}

/** Whether this is Linux as root, where Chromium has no sandbox to run in. */
export function isLinuxRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0
}
