// Who came back from a login (wecom.md §2.10, §2.11), what they agreed to show, and the keys a page of ours signs with
// (§2.12).
import { randomBytes } from 'node:crypto'
import { type Answer, complain, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import { textOf } from './json.js'
import type { World } from './world.js'

/** auth/getuserinfo: the member, or an openid for who is none. 40029, 42022, 42003, 50001. */
export function loginOf(world: World, call: ApiCall, agentId: number): Answer {
  const at = world.now()
  const login = world.logins.open(call.query.get('code') ?? '', at)
  if (typeof login === 'number') return refusal(complain(login, ''), at)
  // A code asked for in the name of one app is nothing to another.
  if (login.agentId !== null && login.agentId !== agentId) return refusal(complain(40029, ''), at)
  if (world.trustedDomain !== null && world.trustedDomain !== login.host) return refusal(complain(50001, ''), at)
  if (login.userid === null) return ok({ openid: `o${randomBytes(14).toString('hex')}` })
  const { userid } = login
  // Consent counts only where the app is named and sees the member; the userid comes for everybody of the corp.
  const shows = login.consented && login.agentId !== null && world.directory.isVisible(userid)
  return ok({ userid, ...(shows ? { user_ticket: world.logins.consent(userid, at), expires_in: 1800 } : {}) })
}

/** auth/getuserdetail: what the member agreed to show. 84014 too late, 84015 unknown. */
export function privateFields(world: World, call: ApiCall): Answer {
  const at = world.now()
  const userid = world.logins.consented(textOf(call.body.user_ticket), at)
  if (typeof userid === 'number') return refusal(complain(userid, ''), at)
  const person = world.directory.find(userid)
  if (person === null) return refusal(complain(60111, ''), at)
  const { mobile = '', email = '' } = person
  return ok({ userid: person.userid, gender: '0', avatar: '', qr_code: '', mobile, email, biz_mail: '', address: '' })
}

/** get_jsapi_ticket: 400 an hour per corp. */
export function corpKey(world: World): Answer {
  if (!world.corpKeyQuota.take('', world.now().getTime())) return refusal(complain(45009, ''), world.now())
  return ok({ ticket: keyOf(world, 'corp'), expires_in: 7200 })
}

/** The key for agentConfig: 100 an hour per app. */
export function appKey(world: World, call: ApiCall, agentId: number): Answer {
  if (call.query.get('type') !== 'agent_config') return refusal(complain(40058, 'type'), world.now())
  if (!world.appKeyQuota.take(String(agentId), world.now().getTime())) return refusal(complain(45009, ''), world.now())
  return ok({ ticket: keyOf(world, `app${agentId}`), expires_in: 7200 })
}

/** One value for two hours of the virtual clock. */
const keyOf = (world: World, whose: string): string =>
  `${world.run}-${whose}-${Math.floor(world.now().getTime() / 7_200_000)}`
