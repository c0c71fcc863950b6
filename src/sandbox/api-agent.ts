// The app itself (wecom.md §2.16): what it may see, its menu, and the addresses WeCom calls from.
import { type Answer, type Complaint, complain, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import { bytesOf, type Json, recordsOf, textOf } from './json.js'
import { agentComplaint } from './send-rules.js'
import type { World } from './world.js'

/** agent/get: range, whether it is switched off, and where its page may lie. */
export function getAgent(world: World, call: ApiCall, agentId: number): Answer {
  const complaint = askedAgent(call, agentId)
  if (complaint !== null) return refusal(complaint, world.now())
  const { directory } = world
  const range = directory.visibleRange()
  const userids = range === null ? directory.present().map((person) => person.userid) : range.userids
  return ok({
    agentid: agentId,
    name: '整改督办',
    description: '',
    allow_userinfos: { user: userids.filter((one) => directory.isVisible(one)).map((userid) => ({ userid })) },
    allow_partys: { partyid: range === null ? [1] : range.departments },
    allow_tags: { tagid: [] },
    close: world.faults.appStopped ? 1 : 0,
    redirect_domain: world.trustedDomain ?? '',
    report_location_flag: 0,
    isreportenter: 0,
    home_url: '',
  })
}

/** menu/create: replaces the menu. Bounds are broken with 40058 where the table has no code of its own. */
export function setAgentMenu(world: World, call: ApiCall, agentId: number): Answer {
  const complaint = askedAgent(call, agentId) ?? menuComplaint(recordsOf(call.body.button))
  if (complaint !== null) return refusal(complaint, world.now(), call.warning)
  world.menus.set(agentId, call.body)
  return ok()
}

/** menu/get: 46003 without a menu. */
export function getAgentMenu(world: World, call: ApiCall, agentId: number): Answer {
  const complaint = askedAgent(call, agentId)
  const menu = world.menus.get(agentId)
  if (complaint !== null || menu === undefined) return refusal(complaint ?? complain(46003, ''), world.now())
  return ok({ button: menu.button })
}

/** menu/delete. */
export function removeAgentMenu(world: World, call: ApiCall, agentId: number): Answer {
  const complaint = askedAgent(call, agentId)
  if (complaint !== null) return refusal(complaint, world.now())
  world.menus.delete(agentId)
  return ok()
}

/** getcallbackip and get_api_domain_ip: the emulator is at home everywhere. */
export const ipList = (): Answer => ok({ ip_list: ['127.0.0.1'] })

function askedAgent(call: ApiCall, agentId: number): Complaint | null {
  const text = call.query.get('agentid')
  return agentComplaint(text === null || text === '' ? undefined : Number(text), agentId)
}

const types = [
  'click',
  'view',
  'view_miniprogram',
  'scancode_push',
  'scancode_waitmsg',
  'pic_sysphoto',
  'pic_photo_or_album',
  'pic_weixin',
  'location_select',
]

/** 1 to 3 entries of 16 bytes, 1 to 5 below each of 40 bytes; key up to 128 bytes, url up to 1024. */
function menuComplaint(entries: Json[]): Complaint | null {
  if (entries.length < 1 || entries.length > 3) return complain(40058, 'button')
  for (const entry of entries) {
    const below = recordsOf(entry.sub_button)
    if (below.length > 5) return complain(40058, 'sub_button')
    const complaint =
      nameComplaint(entry, 16) ??
      (below.length === 0
        ? targetComplaint(entry, 40_054)
        : (below.map((one) => nameComplaint(one, 40) ?? targetComplaint(one, 40_055)).find((one) => one !== null) ??
          null))
    if (complaint !== null) return complaint
  }
  return null
}

function nameComplaint(entry: Json, most: number): Complaint | null {
  const name = textOf(entry.name)
  return name === '' || bytesOf(name) > most ? complain(40058, 'button.name') : null
}

function targetComplaint(entry: Json, urlCode: number): Complaint | null {
  const type = textOf(entry.type)
  if (!types.includes(type)) return complain(40058, 'button.type')
  if (type === 'view') {
    const url = textOf(entry.url)
    return /^https?:\/\//i.test(url) && bytesOf(url) <= 1024 ? null : complain(urlCode, 'button.url')
  }
  if (type === 'view_miniprogram') return textOf(entry.appid) === '' ? complain(40058, 'button.appid') : null
  const key = textOf(entry.key)
  return key === '' || bytesOf(key) > 128 ? complain(40058, 'button.key') : null
}
