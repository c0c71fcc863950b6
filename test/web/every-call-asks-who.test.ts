// Every call of the API, as the OpenAPI document lists them, made by everybody: who may is written in docs/api-access.md, and
// nobody may more or less (promise 11).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../tidy/sources.js'
import { type AccessOffice, accessOffice, columns, people } from './access/office.js'
import type { Sample } from './access/sample.js'
import { samples } from './access/samples.js'
import { Browser } from './browser.js'

let office: AccessOffice
beforeAll(async () => {
  office = await accessOffice()
})
afterAll(() => office.close())

/** Rows of the written table: request → words by column. */
function writtenTable(): Map<string, string[]> {
  const text = readFileSync(join(root, 'docs/api-access.md'), 'utf8')
  const rows = text.split('\n').filter((line) => /^\| `(GET|POST|PUT|DELETE) /.test(line))
  return new Map(
    rows.map((line) => {
      const [name = '', ...cells] = line.split('|').slice(1, -1)
      return [name.trim().replaceAll('`', ''), cells.map((one) => one.trim())]
    }),
  )
}

async function servedCalls(): Promise<string[]> {
  const document = (await (await fetch(`${office.service.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
}

const callOf = (row: string): string => row.replace(/ \([^)]*\)$/, '')

test('each served call has a row, a sample, and no row stands for a call that is gone', async () => {
  const served = (await servedCalls()).sort()
  expect([...new Set(Object.keys(samples).map(callOf))].sort()).toEqual(served)
  expect([...writtenTable().keys()].sort()).toEqual(Object.keys(samples).sort())
})

test('everybody may what the table says, and nothing else', async () => {
  const table = writtenTable()
  const lines: string[] = []
  const wanted: string[] = []
  for (const row of Object.keys(samples).sort()) {
    const cells: string[] = []
    for (const column of columns) cells.push(await cellOf(row, people[column]))
    lines.push(`| \`${row}\` | ${cells.join(' | ')} |`)
    wanted.push(`| \`${row}\` | ${(table.get(row) ?? []).join(' | ')} |`)
  }
  expect(lines.join('\n')).toBe(wanted.join('\n'))
})

/** What one person hears: to sign in, not for them, or that they may (done, or refused by the state of the matter). */
async function cellOf(row: string, userid: string | null): Promise<string> {
  const sample = await samples[row]?.(office)
  if (sample === undefined) throw new Error(`no sample for ${row}`)
  const response = await asked(callOf(row), sample, userid)
  if (response.status === 401) return 'sign in'
  if (response.status === 403) return 'no'
  if ([200, 404, 409, 415].includes(response.status)) return 'yes'
  return `${response.status} ${await response.text()}`
}

async function asked(
  call: string,
  { params = {}, query = {}, body }: Sample,
  userid: string | null,
): Promise<Response> {
  const [method, path] = call.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string]
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams(query).toString()
  const address = search === '' ? filled : `${filled}?${search}`
  const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  if (userid === null) return await new Browser(office.service.url).go(address, method, {}, sent)
  const { browser, csrf } = await office.signIn(userid)
  return await browser.go(address, method, { 'x-duban-csrf': csrf }, sent)
}
