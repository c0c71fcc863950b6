// Contract §2: settings are checked at start, and every fault is listed at once, by name and with what is expected.
import { describe, expect, test } from 'vitest'
import { BadSettings, readSettings } from '../../src/config/settings.js'

type Environment = Record<string, string | undefined>

const whole: Environment = {
  WECOM_CORP_ID: 'ww1234567890abcdef',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'a-secret',
  WECOM_TOKEN: 'TestToken123',
  WECOM_ENCODING_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  SESSION_SECRET: 'sixteen characters or more',
}

function faultsOf(environment: Environment, need: 'command' | 'serve' = 'serve'): readonly string[] {
  try {
    readSettings(environment, need)
    return []
  } catch (error) {
    if (error instanceof BadSettings) return error.faults
    throw error
  }
}
const named = (faults: readonly string[], name: string): number => faults.filter((fault) => fault.includes(name)).length

test('a whole environment has no fault; a command needs nothing at all', () => {
  expect(faultsOf(whole)).toEqual([])
  expect(faultsOf({}, 'command')).toEqual([])
})

test('the defaults of the contract', () => {
  expect(readSettings({}, 'command')).toMatchObject({
    databaseUrl: 'file:./data/duban.db',
    dataDir: './data',
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    apiBase: 'https://qyapi.weixin.qq.com',
    sandbox: false,
  })
})

test('everything missing and everything wrong, each once, in one go', () => {
  const faults = faultsOf({
    PORT: '70000',
    PUBLIC_URL: 'ftp://x',
    WECOM_AGENT_ID: 'abc',
    WECOM_TOKEN: 'has space',
    WECOM_ENCODING_AES_KEY: 'short',
    WECOM_API_BASE: 'not an address',
    SESSION_SECRET: 'short',
    SANDBOX: 'yes',
    LOG_LEVEL: 'loud',
  })
  for (const name of [
    'PORT',
    'PUBLIC_URL',
    'WECOM_AGENT_ID',
    'WECOM_TOKEN',
    'WECOM_ENCODING_AES_KEY',
    'WECOM_API_BASE',
  ])
    expect(named(faults, name), name).toBe(1)
  for (const name of ['SESSION_SECRET', 'LOG_LEVEL', 'WECOM_CORP_ID', 'WECOM_SECRET'])
    expect(named(faults, name), name).toBe(1)
  expect(faults.some((fault) => fault.startsWith('SANDBOX'))).toBe(true)
})

test('no fault repeats a value: it may be a secret put into the wrong line', () => {
  const message = new BadSettings(faultsOf({ ...whole, WECOM_ENCODING_AES_KEY: 'geheim', SESSION_SECRET: 'kurz' }))
    .message
  expect(message).not.toMatch(/geheim|kurz/)
})

test('an empty value is a missing one', () => {
  expect(named(faultsOf({ ...whole, WECOM_SECRET: '' }), 'WECOM_SECRET')).toBe(1)
  expect(readSettings({ PORT: '' }, 'command').port).toBe(3000)
})

test('a value of blanks is no port', () => {
  expect(named(faultsOf({ ...whole, PORT: ' ' }), 'PORT')).toBe(1)
})

test('an address of the database that this program does not speak is listed with the other faults', () => {
  const faults = faultsOf({ DATABASE_URL: 'mysql://db/duban', PORT: '-1' })
  expect(named(faults, 'PORT')).toBe(1)
  expect(named(faults, 'DATABASE_URL')).toBe(1)
})

describe('SANDBOX=1 is refused together with the real host, however it is written', () => {
  test.each([
    undefined,
    'https://qyapi.weixin.qq.com',
    'https://qyapi.weixin.qq.com/',
    'https://qyapi.weixin.qq.com:443',
    'https://QYAPI.weixin.qq.com',
    'http://qyapi.weixin.qq.com',
    'https://qyapi.weixin.qq.com/cgi-bin',
    'https://qyapi.weixin.qq.com.',
  ])('%s', (base) => {
    expect(named(faultsOf({ ...whole, SANDBOX: '1', WECOM_API_BASE: base }), 'SANDBOX=1')).toBe(1)
  })
  test('an emulator is taken', () => {
    expect(faultsOf({ ...whole, SANDBOX: '1', WECOM_API_BASE: 'http://127.0.0.1:3001' })).toEqual([])
  })
})

test('the settings cannot be changed afterwards', () => {
  expect(Object.isFrozen(readSettings(whole, 'serve'))).toBe(true)
})
