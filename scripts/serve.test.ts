import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import headers from '../src/shared/headers.json' with { type: 'json' }
import { isOurs, pathOf, serve } from './serve.mjs'

let home: string
let server: Awaited<ReturnType<typeof serve>>
let port: number

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'serve-'))
  mkdirSync(join(home, 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(home, 'secret.txt'), 'secret')
  writeFileSync(join(home, 'renderer', 'index.html'), '<p>notebook')
  writeFileSync(join(home, 'renderer', 'assets', 'a.js'), '1')
  server = await serve({ port: 0, folder: join(home, 'renderer') })
  port = Number(new URL(server.address).port)
})

afterAll(async () => {
  await server.close()
  rmSync(home, { recursive: true })
})

/** `fetch` tidies paths and hosts before it sends them; a hostile client does not. */
function ask(path: string, { method = 'GET', host = `127.0.0.1:${port}` } = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((done, failed) => {
    request({ port, path, method, headers: { host } }, answer => {
      let text = ''
      answer.on('data', part => {
        text += part
      })
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
      .on('error', failed)
      .end()
  })
}

const expectHeaders = (answer: { headers: Record<string, unknown> }) => {
  for (const [name, value] of Object.entries(headers)) expect(answer.headers[name.toLowerCase()]).toBe(value)
}

test('serves the page and its parts with the headers of both shells', async () => {
  const page = await ask('/?new')
  expect(page).toMatchObject({ status: 200, text: '<p>notebook' })
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expectHeaders(page)
  const part = await ask('/assets/a.js')
  expect(part.headers['content-type']).toBe('text/javascript; charset=utf-8')
  expectHeaders(part)
})

test('answers HEAD without a body', async () => {
  expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
})

describe('refuses, with the same headers,', () => {
  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s', async method => {
    const answer = await ask('/', { method })
    expect(answer).toMatchObject({ status: 405, text: '' })
    expectHeaders(answer)
  })

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%252e%252e/secret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/c:/secret.txt',
    '/%00',
    '/%',
    '/.git',
    'http://127.0.0.1/secret.txt',
  ])('the path %s', async path => {
    const answer = await ask(path)
    expect(answer).toMatchObject({ status: 400, text: '' })
    expectHeaders(answer)
  })

  test.each(['/assets', '/nothing.js', '/secret.txt'])('%s, which is not a file there', async path => {
    const answer = await ask(path)
    expect(answer).toMatchObject({ status: 404, text: '' })
    expectHeaders(answer)
  })

  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', '[::1]'])('the host %s', async host => {
    const answer = await ask('/', { host })
    expect(answer).toMatchObject({ status: 421, text: '' })
    expectHeaders(answer)
  })
})

test('sends localhost to the one origin that has the notebook', async () => {
  const answer = await ask('/', { host: `localhost:${port}` })
  expect(answer.status).toBe(307)
  expect(answer.headers.location).toBe(server.address)
})

test('knows itself when it runs already, and a port that is taken', async () => {
  expect(await isOurs(port)).toBe(true)
  await expect(serve({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('does not take a stranger for itself', async () => {
  expect(await isOurs(1)).toBe(false)
})

test('a path is decoded once', () => {
  expect(pathOf('/a%20b.js?x#y')).toBe('/a b.js')
})
