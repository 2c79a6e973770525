import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import headers from '#shared/headers.json' with { type: 'json' }

const electron = vi.hoisted(() => ({ protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() } }))
vi.mock('electron', () => electron)

import { answer, filePathFor, registerScheme, serveApp } from './protocol.ts'

let folder: string
let root: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'protocol-'))
  root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await mkdir(join(folder, 'renderer-beside'))
  await writeFile(join(root, 'index.html'), '<!doctype html><title>Notebook</title>')
  await writeFile(join(root, 'assets', 'index-Ab_3.js'), 'export {}')
  await writeFile(join(root, 'assets', 'noto@400.woff2'), 'face')
  await writeFile(join(root, '.hidden'), 'secret')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'renderer-beside', 'secret.txt'), 'secret')
  await symlink(join(folder, 'secret.txt'), join(root, 'out.txt'))
  await symlink(folder, join(root, 'up'))
  await symlink(join(root, 'index.html'), join(root, 'within.html'))
  await symlink(join(root, 'loop'), join(root, 'loop'))
})

afterAll(() => rm(folder, { recursive: true }))

const HOSTILE = [
  'app://notebook/../secret.txt',
  'app://notebook/../renderer-beside/secret.txt',
  'app://notebook/assets/../../secret.txt',
  'app://notebook/%2e%2e/secret.txt',
  'app://notebook/%2E%2E%2Fsecret.txt',
  'app://notebook/..%2fsecret.txt',
  'app://notebook/..%5csecret.txt',
  'app://notebook/..\\secret.txt',
  'app://notebook/%5c..%5csecret.txt',
  'app://notebook/%252e%252e/secret.txt',
  'app://notebook/%252e%252e%252fsecret.txt',
  'app://notebook/%c0%ae%c0%ae/secret.txt',
  'app://notebook/.%00./secret.txt',
  'app://notebook/index.html%00.png',
  'app://notebook/index.html%0a',
  'app://notebook/index.html.',
  'app://notebook/index.html::$DATA',
  'app://notebook/index.html/',
  'app://notebook/index.html/..',
  'app://notebook//etc/passwd',
  'app://notebook//index.html',
  'app://notebook/etc/passwd',
  'app://notebook/%2fetc%2fpasswd',
  'app://notebook/C:/Windows/win.ini',
  'app://notebook/C%3a%5cWindows%5cwin.ini',
  'app://notebook/%5c%5cserver%5cshare%5cfile',
  'app://notebook/file:///etc/passwd',
  'app://notebook/~/.ssh/id_rsa',
  'app://notebook/.hidden',
  'app://notebook/./.hidden',
  'app://notebook/out.txt',
  'app://notebook/up/secret.txt',
  'app://notebook/up/renderer/index.html/x',
  'app://notebook/loop',
  'app://notebook/assets',
  'app://notebook/assets/',
  'app://notebook/missing.html',
  'app://notebook/%',
  'app://notebook/%e0%a4%a',
  `app://notebook/${'a'.repeat(5000)}`,
  `app://notebook/${'a/'.repeat(3000)}a`,
]

const OTHER_HOSTS = [
  'app://other/index.html',
  'app://notebook.evil/index.html',
  'app://notebook:80/index.html',
  'app://user@notebook/index.html',
  'app:///index.html',
  'app:index.html',
  'file:///etc/passwd',
  'http://notebook/index.html',
  'nonsense',
]

function expectHeaders(response: Response) {
  for (const [name, value] of Object.entries(headers)) expect(response.headers.get(name)).toBe(value)
}

describe('the app:// handler', () => {
  it.each([
    ['app://notebook/', 'index.html', 'text/html; charset=utf-8'],
    ['app://notebook', 'index.html', 'text/html; charset=utf-8'],
    ['app://notebook/?x=../secret.txt', 'index.html', 'text/html; charset=utf-8'],
    ['app://notebook/#/../secret.txt', 'index.html', 'text/html; charset=utf-8'],
    ['app://notebook/index.html?a#b', 'index.html', 'text/html; charset=utf-8'],
    ['app://notebook/assets/index-Ab_3.js', 'assets/index-Ab_3.js', 'text/javascript; charset=utf-8'],
    ['app://notebook/assets/noto@400.woff2', 'assets/noto@400.woff2', 'font/woff2'],
    ['app://notebook/assets/noto%40400.woff2', 'assets/noto@400.woff2', 'font/woff2'],
    ['app://notebook/within.html', 'index.html', 'text/html; charset=utf-8'],
  ])('serves %s', async (url, file, type) => {
    expect(await filePathFor(root, url)).toBe(join(root, file))
    const response = await answer(root, { url, method: 'GET' })
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(type)
    expectHeaders(response)
  })

  it.each(HOSTILE)('finds nothing at %s', async url => {
    expect(await filePathFor(root, url)).toBeNull()
    const response = await answer(root, { url, method: 'GET' })
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('Not found')
    expectHeaders(response)
  })

  it.each(OTHER_HOSTS)('refuses %s', async url => {
    expect(await filePathFor(root, url)).toBeNull()
    const response = await answer(root, { url, method: 'GET' })
    expect(response.status).toBe(403)
    expectHeaders(response)
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'get'])('refuses the method %s', async method => {
    const response = await answer(root, { url: 'app://notebook/', method })
    expect(response.status).toBe(405)
    expectHeaders(response)
  })

  it('answers HEAD without a body', async () => {
    const response = await answer(root, { url: 'app://notebook/', method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Length')).toBe('38')
    expect(await response.text()).toBe('')
    expectHeaders(response)
  })

  it('serves the root even where the root itself is reached through a link', async () => {
    expect(await filePathFor(join(root, 'up', 'renderer'), 'app://notebook/')).toBe(join(root, 'index.html'))
  })

  it('registers a scheme that is standard and secure and may not bypass the CSP', () => {
    registerScheme()
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
  })

  it('is installed for app: and nothing else', async () => {
    serveApp(root)
    expect(electron.protocol.handle).toHaveBeenCalledOnce()
    const [scheme, handler] = electron.protocol.handle.mock.calls[0]!
    expect(scheme).toBe('app')
    expect((await handler({ url: 'app://notebook/', method: 'GET' })).status).toBe(200)
  })
})

describe('the policy sent with every answer', () => {
  const policy = new Map(
    headers['Content-Security-Policy'].split('; ').map(part => {
      const [name, ...values] = part.split(' ')
      return [name, values.join(' ')]
    }),
  )

  it('starts from nothing and names no remote host, no inline script and no eval', () => {
    expect(policy.get('default-src')).toBe("'none'")
    expect(policy.get('script-src')).toBe("'self'")
    expect(policy.get('style-src')).toBe("'self'")
    for (const [name, value] of policy) {
      expect(value).not.toMatch(/https?:|wss?:|\*|unsafe-eval/)
      if (name !== 'style-src-attr') expect(value).not.toContain('unsafe-inline')
    }
  })
})
