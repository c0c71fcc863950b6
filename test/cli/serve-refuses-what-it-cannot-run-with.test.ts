// Contract §2: serve refuses to start and lists every fault at once; doctor says the same line by line.
import { afterAll, expect, test } from 'vitest'
import { chinese, Shell } from './shell.js'

const shell = new Shell()
afterAll(() => shell.close())

test('without settings: every missing name in one sentence', async () => {
  const sentence = await shell.refused(['serve'], { env: { ...chinese, PORT: '70000', SANDBOX: '1' } })
  for (const name of [
    'WECOM_CORP_ID',
    'WECOM_AGENT_ID',
    'WECOM_SECRET',
    'WECOM_TOKEN',
    'WECOM_ENCODING_AES_KEY',
    'SESSION_SECRET',
    'PORT',
    'SANDBOX=1',
  ])
    expect(sentence).toContain(name)
})

test('doctor: one line a check, exit 1 while any fails; as JSON too', async () => {
  const ran = await shell.run(['doctor'], { env: chinese })
  expect(ran.code).toBe(1)
  expect(ran.stdout).toMatch(/✗ 设置[^\n]*WECOM_SECRET/)
  expect(ran.stdout).toMatch(/✓ 数据库/)
  expect(ran.stdout).toMatch(/✓ 磁盘/)
  expect(ran.stderr.trim().split('\n')).toHaveLength(1)
  const json = await shell.run(['doctor', '--json'])
  expect(json.code).toBe(1)
  expect(JSON.parse(json.stdout)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ ok: false, name: expect.any(String), message: expect.any(String) }),
    ]),
  )
})
