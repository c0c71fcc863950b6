// wecom.md §6, first two lines: who gets a token, and what stands before every call.
import { expect } from 'vitest'
import { ApiQuota } from '../../src/sandbox/quotas.js'
import { agentId, corpId, secret } from '../sandbox/harness.js'
import { needsClock, needsCorp, needsSwitch, type Rule } from './rule.js'
import { codeOf } from './target.js'

const contacts = {
  secret: 'contacts-secret',
  token: 'ContactsToken1',
  encodingAesKey: 'c'.repeat(43),
  callbackUrl: null,
}

export const tokenRules: Rule[] = [
  {
    section: '§2.1',
    name: 'gettoken names what is missing',
    how: '41002 without corpid, 41004 without corpsecret',
    async show(target) {
      expect(await codeOf(target.get('gettoken', { corpsecret: target.at.secret }))).toBe(41002)
      expect(await codeOf(target.get('gettoken', { corpid: target.at.corpId }))).toBe(41004)
    },
  },
  {
    section: '§2.1',
    name: 'gettoken refuses a foreign corpid and a wrong secret',
    how: '40013 and 40001',
    async show(target) {
      const { corpId: corpid, secret: corpsecret } = target.at
      expect(await codeOf(target.get('gettoken', { corpid: `${corpid}x`, corpsecret }))).toBe(40013)
      expect(await codeOf(target.get('gettoken', { corpid, corpsecret: 'guess' }))).toBe(40001)
    },
  },
  {
    section: '§2.1',
    name: 'the same token is given while it is valid',
    how: 'two fetches, one value',
    async show(target) {
      const { corpId: corpid, secret: corpsecret } = target.at
      const again = await target.get('gettoken', { corpid, corpsecret })
      expect(again.access_token).toBe(await target.token())
    },
  },
  {
    section: '§2.1',
    name: 'a token lives as long as expires_in says',
    how: 'tokenSeconds 600: valid at 599 s, 42001 and another value at 600 s',
    emulatorOnly: needsClock,
    options: { tokenSeconds: 600 },
    async showOn(rig) {
      const first = await rig.gettoken()
      const query = { access_token: String(first.access_token) }
      expect(first.expires_in).toBe(600)
      rig.passSeconds(599)
      expect(await codeOf(rig.get('getcallbackip', query))).toBe(0)
      rig.passSeconds(1)
      expect(await codeOf(rig.get('getcallbackip', query))).toBe(42001)
      expect((await rig.gettoken()).access_token).not.toBe(first.access_token)
    },
  },
  {
    section: '§2.1',
    name: 'a token can be taken back early',
    how: 'switch tokenRevoked: 40014, and a fresh token works',
    emulatorOnly: needsSwitch,
    async showOn(rig, target) {
      await target.token()
      await rig.emulator.setFaults({ tokenRevoked: true })
      expect(await codeOf(target.read('getcallbackip'))).toBe(40014)
      const { access_token } = await rig.gettoken()
      expect(await codeOf(rig.get('getcallbackip', { access_token: String(access_token) }))).toBe(0)
    },
  },
  {
    section: '§2.1, §4',
    name: 'many wrong secrets block the address for an hour',
    how: 'three of three: 45009 for the right secret too, until the hour is over',
    emulatorOnly: 'would block the address of the office',
    options: { wrongSecretLimit: 3 },
    async showOn(rig) {
      const codes: unknown[] = []
      for (let i = 0; i < 3; i++) codes.push(await codeOf(rig.gettoken({ corpid: corpId, corpsecret: 'guess' })))
      expect(codes).toEqual([40001, 40001, 45009])
      rig.passSeconds(3599)
      expect(await codeOf(rig.gettoken())).toBe(45009)
      rig.passSeconds(1)
      expect(await codeOf(rig.gettoken())).toBe(0)
    },
  },
  {
    section: '§3',
    name: 'a call without a token is 41001, with an unknown one 40014',
    how: 'also 41001 when the token travels in the body',
    async show(target) {
      expect(await codeOf(target.get('getcallbackip'))).toBe(41001)
      expect(await codeOf(target.get('getcallbackip', { access_token: 'nonsense' }))).toBe(40014)
      const body = JSON.stringify({ access_token: await target.token() })
      const answer = await target.fetch('message/send', {}, { method: 'POST', body })
      expect(await answer.json()).toMatchObject({ errcode: 41001 })
    },
  },
  {
    section: '§3',
    name: 'errors come with status 200 and say hint, address and where to read more',
    how: 'the text of 40014',
    async show(target) {
      const answer = await target.fetch('getcallbackip', { access_token: 'nonsense' })
      expect(answer.status).toBe(200)
      const { errmsg } = (await answer.json()) as { errmsg: string }
      expect(errmsg).toMatch(/hint: \[.+\], from ip: .+, more info at https:\/\/open\.work\.weixin\.qq\.com.+e=40014/)
    },
  },
  {
    section: '§3',
    name: 'malformed JSON is named in the error text',
    how: '`Warning: wrong json format.`',
    async show(target) {
      const answer = await target.post('message/send', '{"touser":')
      expect(answer.errcode).not.toBe(0)
      expect(answer.errmsg).toContain('Warning: wrong json format.')
    },
  },
  {
    section: '§3',
    name: 'escaped characters in a body are 40033',
    how: 'a text written as a \\u escape',
    async show(target) {
      const { agentId: agentid, userid } = target.at
      const head = `{"touser":"${userid}","msgtype":"text","agentid":${agentid}`
      expect(await codeOf(target.post('message/send', `${head},"text":{"content":"\\u6574"}}`))).toBe(40033)
    },
  },
  {
    section: '§2.1',
    name: 'a token is good for its own app only',
    how: 'another agentid in the body: 301002',
    async show(target) {
      expect(await codeOf(target.text('x', { agentid: target.at.agentId + 1 }))).toBe(301002)
    },
  },
  {
    section: '§2.1',
    name: 'the contact-sync secret cannot send',
    how: '48002',
    emulatorOnly: needsCorp,
    options: { contacts },
    async showOn(rig) {
      const { access_token } = await rig.gettoken({ corpid: corpId, corpsecret: contacts.secret })
      const body = JSON.stringify({ agentid: agentId, touser: 'edu-1', msgtype: 'text', text: { content: 'x' } })
      const url = `${rig.emulator.url}/cgi-bin/message/send?access_token=${String(access_token)}`
      expect(await (await fetch(url, { method: 'POST', body })).json()).toMatchObject({ errcode: 48002 })
      expect(access_token).not.toBe((await rig.gettoken({ corpid: corpId, corpsecret: secret })).access_token)
    },
  },
  {
    section: '§3, §5',
    name: 'a stopped app and an untrusted address refuse every call',
    how: 'switches: 50003 and 60020, and it is over when they are off',
    emulatorOnly: needsSwitch,
    async showOn(rig, target) {
      await rig.emulator.setFaults({ appStopped: true })
      expect(await codeOf(target.read('agent/get', { agentid: String(agentId) }))).toBe(50003)
      await rig.emulator.setFaults({ appStopped: false, untrustedIp: true })
      expect(await codeOf(target.text('x'))).toBe(60020)
      await rig.emulator.setFaults({ untrustedIp: false })
      expect(await codeOf(target.text('x'))).toBe(0)
    },
  },
  {
    section: '§3',
    name: '-1 can be injected for any number of calls',
    how: 'switch busy 2: two answers of -1, nothing sent, then success',
    emulatorOnly: needsSwitch,
    async showOn(rig, target) {
      await target.token()
      await rig.emulator.setFaults({ busy: 2 })
      const codes = [await target.text('x'), await target.text('x'), await target.text('x')].map((one) => one.errcode)
      expect(codes).toEqual([-1, -1, 0])
      expect(rig.emulator.chatOf('edu-1')).toHaveLength(1)
    },
  },
  {
    section: '§3, §4',
    name: '45009 and 45033 can be injected on any API',
    how: 'switch answers: the named call is refused, others pass',
    emulatorOnly: needsSwitch,
    async showOn(rig, target) {
      await rig.emulator.setFaults({ answers: { 'message/send': 45033, getcallbackip: 45009 } })
      expect(await codeOf(target.text('x'))).toBe(45033)
      expect(await codeOf(target.read('getcallbackip'))).toBe(45009)
      expect(await codeOf(target.read('get_api_domain_ip'))).toBe(0)
    },
  },
  {
    section: '§4',
    name: 'an API called too often is blocked for a minute',
    how: 'the counter of calls itself: 10 000 a minute, then nothing until 60 s have passed',
    emulatorOnly: 'would use up the limits of the corp',
    async showOn(rig) {
      const quota = new ApiQuota()
      const taken = Array.from({ length: 10_001 }, () => quota.take('user/get', rig.now()))
      expect([taken.indexOf(false), quota.take('tag/get', rig.now())]).toEqual([10_000, true])
      rig.passSeconds(59)
      expect(quota.take('user/get', rig.now())).toBe(false)
      rig.passSeconds(1)
      expect(quota.take('user/get', rig.now())).toBe(true)
    },
  },
  {
    section: '§2.1, §4',
    name: 'five calls a minute may be debugged',
    how: 'debug=1: the sixth is 45009',
    emulatorOnly: needsClock,
    async showOn(_, target) {
      const codes: unknown[] = []
      for (let i = 0; i < 6; i++) codes.push(await codeOf(target.read('getcallbackip', { debug: '1' })))
      expect(codes).toEqual([0, 0, 0, 0, 0, 45009])
    },
  },
  {
    section: '§6',
    name: 'answers can be slow although the work is done',
    how: 'switch slow: the message is on the phone before the answer',
    emulatorOnly: needsSwitch,
    async showOn(rig, target) {
      await target.token()
      await rig.emulator.setFaults({ slow: 100 })
      const landed = new Promise((resolve) => rig.emulator.onDelivered(() => resolve('landed')))
      expect(await Promise.race([landed, target.text('x')])).toBe('landed')
    },
  },
]
