// wecom.md §6, OAuth inside WeCom and login in a browser.
import { expect } from 'vitest'
import { agentId, corpId, type Rig } from '../sandbox/harness.js'
import { needsClock, needsCorp, needsPeople, type Rule } from './rule.js'
import { Target, codeOf, emulatorOf } from './target.js'

const back = 'https://duban.example:8443/login?next=%2Fcases'
const otherApp = { agentId: 1_000_009, secret: 'other-secret' }

interface Opened {
  status: number
  text: string
  to: URL | null
}

async function open(rig: Rig, path: string, query: Record<string, string>): Promise<Opened> {
  const url = `${rig.emulator.url}${path}?${new URLSearchParams(query).toString()}`
  const answer = await fetch(url, { redirect: 'manual' })
  const location = answer.headers.get('location')
  return { status: answer.status, text: await answer.text(), to: location === null ? null : new URL(location) }
}

const inside = (rig: Rig, more: Record<string, string> = {}): Promise<Opened> =>
  open(rig, '/connect/oauth2/authorize', {
    appid: corpId,
    redirect_uri: back,
    response_type: 'code',
    scope: 'snsapi_base',
    state: 'S1',
    agentid: String(agentId),
    ...more,
  })

const browser = (rig: Rig, more: Record<string, string> = {}): Promise<Opened> =>
  open(rig, '/wwlogin/sso/login', {
    login_type: 'CorpApp',
    appid: corpId,
    agentid: String(agentId),
    redirect_uri: back,
    state: 'S1',
    ...more,
  })

const codeIn = (opened: Opened): string => opened.to?.searchParams.get('code') ?? ''

const whoIs = (target: Target, code: string) => target.read('auth/getuserinfo', { code })

export const loginRules: Rule[] = [
  {
    section: '§2.10',
    name: 'a login inside WeCom comes back with code and state, and names the member',
    how: 'a redirect that keeps the address as it was',
    emulatorOnly: needsPeople,
    async showOn(rig, target) {
      const opened = await inside(rig, { userid: 'EDU-2' })
      expect([opened.status, opened.to?.host, opened.to?.searchParams.get('next')]).toEqual([
        302,
        'duban.example:8443',
        '/cases',
      ])
      expect(opened.to?.searchParams.get('state')).toBe('S1')
      expect(await whoIs(target, codeIn(opened))).toMatchObject({ errcode: 0, userid: 'Edu-2' })
    },
  },
  {
    section: '§2.11',
    name: 'a login in a browser ends in the same code, without consent',
    how: 'redirect, member, no user_ticket; the panel names wrong parameters',
    emulatorOnly: needsPeople,
    async showOn(rig, target) {
      const who = await whoIs(target, codeIn(await browser(rig, { userid: 'edu-1' })))
      expect(who).toMatchObject({ errcode: 0, userid: 'edu-1' })
      expect(who).not.toHaveProperty('user_ticket')
      const faults: [Record<string, string>, string][] = [
        [{ login_type: 'x' }, '-31040'],
        [{ appid: 'x' }, '-31027'],
        [{ agentid: '1' }, '-31028'],
        [{ redirect_uri: '' }, '-31035'],
      ]
      for (const [fault, code] of faults) expect((await browser(rig, fault)).text).toContain(code)
    },
  },
  {
    section: '§2.10',
    name: 'the login page asks who it is unless somebody holds the phone',
    how: 'a page with links; setLogin answers at once',
    emulatorOnly: needsPeople,
    async showOn(rig, target) {
      const page = await inside(rig)
      expect([page.status, page.text.includes('userid=edu-1')]).toEqual([200, true])
      rig.emulator.setLogin('007')
      expect(await whoIs(target, codeIn(await inside(rig)))).toMatchObject({ userid: '007' })
    },
  },
  {
    section: '§2.10',
    name: 'a code opens once',
    how: '42022 the second time',
    emulatorOnly: needsPeople,
    async showOn(rig, target) {
      const code = codeIn(await inside(rig, { userid: 'edu-1' }))
      expect([await codeOf(whoIs(target, code)), await codeOf(whoIs(target, code))]).toEqual([0, 42022])
    },
  },
  {
    section: '§2.10',
    name: 'a made-up code is 40029',
    how: 'auth/getuserinfo',
    async show(target) {
      expect(await codeOf(whoIs(target, 'made-up'))).toBe(40029)
    },
  },
  {
    section: '§2.10',
    name: 'a code lives five minutes',
    how: 'at 299 s it opens, at 300 s it is 42003',
    emulatorOnly: needsClock,
    async showOn(rig, target) {
      const [early, late] = [
        codeIn(await inside(rig, { userid: 'edu-1' })),
        codeIn(await inside(rig, { userid: 'edu-1' })),
      ]
      rig.passSeconds(299)
      expect(await codeOf(whoIs(target, early))).toBe(0)
      rig.passSeconds(1)
      expect(await codeOf(whoIs(target, late))).toBe(42003)
    },
  },
  {
    section: '§2.10',
    name: "another app's code is 40029",
    how: 'the code of one app asked with the token of another',
    emulatorOnly: needsCorp,
    options: { otherApps: [otherApp] },
    async showOn(rig) {
      const code = codeIn(await inside(rig, { userid: 'edu-1' }))
      expect(await codeOf(whoIs(new Target({ ...emulatorOf(rig), ...otherApp }), code))).toBe(40029)
    },
  },
  {
    section: '§2.10, §5.20',
    name: 'the address to return to must have the trusted domain, port included',
    how: 'another port: the page says redirect_uri参数错误; changed after the code: 50001',
    emulatorOnly: needsCorp,
    options: { trustedDomain: 'duban.example:8443' },
    async showOn(rig, target) {
      const opened = await inside(rig, { userid: 'edu-1', redirect_uri: 'https://duban.example/login' })
      expect([opened.to, opened.text.includes('redirect_uri参数错误')]).toEqual([null, true])
      const code = codeIn(await inside(rig, { userid: 'edu-1' }))
      rig.emulator.setTrustedDomain('other.example')
      expect(await codeOf(whoIs(target, code))).toBe(50001)
    },
  },
  {
    section: '§2.10',
    name: 'who is no member comes back with an openid',
    how: 'no userid in the answer',
    emulatorOnly: needsPeople,
    async showOn(rig, target) {
      const who = await whoIs(target, codeIn(await inside(rig, { userid: '' })))
      expect(who).toMatchObject({ errcode: 0, openid: expect.stringMatching(/^o/) })
      expect(who).not.toHaveProperty('userid')
    },
  },
  {
    section: '§2.10',
    name: 'phone and address need consent, the agentid and the visible range',
    how: 'user_ticket only with snsapi_privateinfo + agentid + visible; it opens the fields for 1800 s, then 84014',
    emulatorOnly: needsPeople,
    async showOn(rig, target) {
      rig.emulator.setPeople([
        { userid: 'edu-1', name: '甲', title: '', mobile: '13800000000' },
        { userid: '007', name: '乙', title: '' },
      ])
      const ask = async (query: Record<string, string>) => whoIs(target, codeIn(await inside(rig, query)))
      const consent = { userid: 'edu-1', scope: 'snsapi_privateinfo' }
      expect(await ask({ userid: 'edu-1' })).not.toHaveProperty('user_ticket')
      expect(await ask({ ...consent, agentid: '' })).not.toHaveProperty('user_ticket')
      const { user_ticket } = await ask(consent)
      expect(await target.post('auth/getuserdetail', { user_ticket })).toMatchObject({
        userid: 'edu-1',
        mobile: '13800000000',
      })
      rig.emulator.setVisibleRange({ departments: [], userids: ['007'] })
      const unseen = await ask(consent)
      expect([unseen.userid, unseen.user_ticket]).toEqual(['edu-1', undefined])
      rig.passSeconds(1800)
      expect(await codeOf(target.post('auth/getuserdetail', { user_ticket }))).toBe(84014)
    },
  },
  {
    section: '§3',
    name: 'a made-up user_ticket is 84015',
    how: 'auth/getuserdetail',
    async show(target) {
      expect(await codeOf(target.post('auth/getuserdetail', { user_ticket: 'made-up' }))).toBe(84015)
    },
  },
]
