// The two login pages a service sends its people to (wecom.md §2.10, §2.11): inside WeCom and in a browser. Whoever holds
// the phone is sent back with code and state; if nobody was named, the page asks who it is.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Person } from './shapes.js'
import type { World } from './world.js'

const inside = '/connect/oauth2/authorize'
const browser = '/wwlogin/sso/login'

/** Answers if the request is for a login page; false leaves it to the others. */
export function serveLogin(world: World, request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (request.method !== 'GET' || (url.pathname !== inside && url.pathname !== browser)) return false
  const fault = url.pathname === inside ? insideFault(world, url.searchParams) : browserFault(world, url.searchParams)
  if (fault !== null) {
    writePage(response, `<p>${fault}</p>`)
    return true
  }
  const userid = url.searchParams.get('userid') ?? world.loginAs
  if (userid === null) writePage(response, whoIsIt(world, url))
  else response.writeHead(302, { location: backTo(world, url.searchParams, userid) }).end()
  return true
}

/** In the client these are pages, not codes. The fragment `#wechat_redirect` never reaches a server. */
function insideFault(world: World, query: URLSearchParams): string | null {
  if (query.get('appid') !== world.corpId) return 'appid参数错误'
  if (query.get('response_type') !== 'code') return 'response_type参数错误'
  if (!/^snsapi_(base|privateinfo)$/.test(query.get('scope') ?? '')) return 'scope参数错误'
  if (!/^[A-Za-z0-9]{0,128}$/.test(query.get('state') ?? '')) return 'state参数错误'
  return mayReturnTo(world, query) ? null : 'redirect_uri参数错误'
}

/** The login panel's codes. */
function browserFault(world: World, query: URLSearchParams): string | null {
  if (query.get('login_type') !== 'CorpApp') return '-31040 login_type'
  if (query.get('appid') !== world.corpId) return '-31027 appid'
  if (query.get('agentid') !== String(world.agentId)) return '-31028 agentid'
  if (!query.get('redirect_uri')) return '-31035 redirect_uri'
  return mayReturnTo(world, query) ? null : '-31039 redirect_uri'
}

/** The domain must be the trusted one, port included; without one anything that is an address will do. */
function mayReturnTo(world: World, query: URLSearchParams): boolean {
  const uri = query.get('redirect_uri') ?? ''
  if (!URL.canParse(uri)) return false
  return world.trustedDomain === null || new URL(uri).host === world.trustedDomain
}

/** An empty userid is somebody who is no member of the corp. */
function backTo(world: World, query: URLSearchParams, userid: string): string {
  const target = new URL(query.get('redirect_uri') ?? '')
  const agent = query.get('agentid')
  const login = {
    userid: world.directory.find(userid)?.userid ?? null,
    agentId: agent === null || agent === '' ? null : Number(agent),
    consented: query.get('scope') === 'snsapi_privateinfo',
    host: target.host,
  }
  target.searchParams.set('code', world.logins.issue(login, world.now()))
  target.searchParams.set('state', query.get('state') ?? '')
  return target.href
}

function whoIsIt(world: World, url: URL): string {
  const link = (userid: string, label: string): string => {
    const to = new URL(url)
    to.searchParams.set('userid', userid)
    return `<li><a href="${escaped(`${to.pathname}${to.search}`)}">${escaped(label)}</a></li>`
  }
  const label = ({ name, title, userid }: Person): string => `${name}（${title}，${userid}）`
  const people = world.directory.present().map((person) => link(person.userid, label(person)))
  return `<h1>登录：请选择是谁</h1><ul>${people.join('')}${link('', '不是本企业的人')}</ul>`
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

function writePage(response: ServerResponse, content: string): void {
  const head = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>企业微信模拟器</title>'
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" }
  response.writeHead(200, headers).end(`${head}${content}</html>`)
}
