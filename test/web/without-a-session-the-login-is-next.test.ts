// Contract §8.9: without a session `/` and `/m` answer 302 to WeCom's login; its address is as wecom.md §2.10 and §2.11
// demand (order of parameters, fragment, `agentid` always).
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, running } from './running-office.js'

let office: Running
beforeAll(async () => {
  office = await running()
})
afterAll(() => office.close())

const insideWecom = { 'user-agent': 'Mozilla/5.0 (Linux) wxwork/4.1 MicroMessenger/7.0' }
const locationOf = async (path: string, headers: Record<string, string> = {}): Promise<string> => {
  const response = await fetch(`${office.service.url}${path}`, { redirect: 'manual', headers })
  expect(response.status).toBe(302)
  return response.headers.get('location') ?? ''
}
const oauth = (address: string): RegExpExecArray | null =>
  /^(http:\/\/[^/]+)\/connect\/oauth2\/authorize\?appid=([^&]+)&redirect_uri=([^&]+)&response_type=code&scope=snsapi_base&state=([a-z0-9]+)&agentid=(\d+)#wechat_redirect$/.exec(
    address,
  )

test('/m goes to the login inside WeCom', async () => {
  const [, base, corpId, returnTo, , agentId] = oauth(await locationOf('/m')) ?? []
  const { wecom, oauthBase, publicUrl } = office.settings
  expect([base, corpId, agentId]).toEqual([oauthBase, wecom?.corpId, String(wecom?.agentId)])
  expect(decodeURIComponent(returnTo ?? '')).toBe(`${publicUrl}/login/return`)
})

test('/ goes to the web login on a desk, and to the login inside WeCom in its browser', async () => {
  const desk = new URL(await locationOf('/'))
  expect(desk.origin + desk.pathname).toBe(`${office.settings.loginBase}/wwlogin/sso/login`)
  expect(desk.searchParams.get('login_type')).toBe('CorpApp')
  expect(oauth(await locationOf('/', insideWecom))).not.toBeNull()
})

test('no two logins share a state', async () => {
  const states = await Promise.all([1, 2, 3].map(async () => oauth(await locationOf('/m'))?.[4]))
  expect(new Set(states).size).toBe(3)
})

test('a way back that nobody set out on is refused in Chinese', async () => {
  const response = await office.get('/login/return?code=1&state=2')
  expect(response.status).toBe(403)
  expect(await response.text()).toMatch(/登录已过期.*重新打开/)
})
