// `admin-link`: the address of this service with a code that is stored as a digest only; and no command acts as who signs in
// by it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { Shell } from './shell.js'

const shell = new Shell()
beforeAll(() => shell.prepare('registry'))
afterAll(() => shell.close())

test('it prints the link and how long it holds, in both languages', async () => {
  const env = { PUBLIC_URL: 'https://duban.example.gov.cn/' }
  const chinese = await shell.done(['admin-link'], { env: { ...env, LANG: 'zh_CN.UTF-8' } })
  expect(chinese).toMatch(/^https:\/\/duban\.example\.gov\.cn\/login\/once\?code=[\w-]{43}\n链接只能用一次,09:35前有效/)
  const { url } = await shell.json<{ url: string; expiresAt: string }>(['admin-link'], { env })
  const code = new URL(url).searchParams.get('code') ?? ''
  const store = await openStore({ url: shell.databaseUrl })
  const links = await store.read.loginLink.findMany()
  await store.close()
  expect(links).toHaveLength(2)
  expect(JSON.stringify(links)).not.toContain(code)
})

test('no command acts as the local administrator', async () => {
  expect(await shell.refused(['contact', 'leave', 'edu-1', '--as', 'local:admin'])).toContain('local:admin')
})
