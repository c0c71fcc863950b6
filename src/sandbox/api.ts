// The server API under /cgi-bin: which calls exist, what is checked before each of them, and how they are counted.
// A call the emulator does not know answers 404, so that a typo never passes for success.
import { getAgent, getAgentMenu, ipList, removeAgentMenu, setAgentMenu } from './api-agent.js'
import { departmentList, departmentSimpleList, getDepartment } from './api-departments.js'
import { appKey, corpKey, loginOf, privateFields } from './api-login.js'
import { getMedia, uploadMedia } from './api-media.js'
import { recallMessage } from './api-recall.js'
import { addSchedule, getSchedules, removeSchedule, updateSchedule } from './api-schedule.js'
import { sendMessage } from './api-send.js'
import { getToken } from './api-token.js'
import { updateCard } from './api-update.js'
import { getTag, getUser, listTags, listUserIds, listUsers, simpleListUsers } from './api-users.js'
import { postToGroup } from './api-webhook.js'
import { type Answer, type Complaint, complain, refusal } from './answers.js'
import { Binary } from './binary.js'
import { spendBusy } from './faults.js'
import { type Json, recordOf } from './json.js'
import type { Holder } from './tokens.js'
import { countCall, type World } from './world.js'

export interface ApiCall {
  method: string
  query: URLSearchParams
  contentType: string
  /** The header `Range`; empty if there is none. */
  range: string
  raw: Buffer
  /** The JSON body; empty if there is none or it is malformed. */
  body: Json
  /** `Warning: wrong json format.` for malformed JSON, else empty. */
  warning: string
}

/** Who may call: an app, the contact-sync assistant, both, or anybody without a token (wecom.md §2.1). */
type Callers = 'app' | 'contacts' | 'both' | 'anybody'

/** `agentId` is the app of the token; 0 for the contact-sync assistant and where no token is needed. */
type Answering = (world: World, call: ApiCall, agentId: number) => Answer | Binary | Promise<Answer>

type Endpoint = readonly [method: 'GET' | 'POST', callers: Callers, answer: Answering]

/** 通讯录同步 may read ids from anywhere, details no longer from a new address (48009, wecom.md §0 item 4). */
const detailsOnly = new Set(['user/get', 'user/list', 'user/simplelist', 'department/list', 'department/get'])

const endpoints: Record<string, Endpoint> = {
  gettoken: ['GET', 'anybody', getToken],
  'message/send': ['POST', 'app', sendMessage],
  'message/update_template_card': ['POST', 'app', updateCard],
  'message/recall': ['POST', 'app', recallMessage],
  'media/upload': ['POST', 'app', uploadMedia],
  'media/get': ['GET', 'app', getMedia],
  'agent/get': ['GET', 'app', getAgent],
  'menu/create': ['POST', 'app', setAgentMenu],
  'menu/get': ['GET', 'app', getAgentMenu],
  'menu/delete': ['GET', 'app', removeAgentMenu],
  getcallbackip: ['GET', 'both', ipList],
  get_api_domain_ip: ['GET', 'both', ipList],
  'department/simplelist': ['GET', 'both', departmentSimpleList],
  'department/get': ['GET', 'both', getDepartment],
  'department/list': ['GET', 'both', departmentList],
  'user/get': ['GET', 'both', getUser],
  'user/simplelist': ['GET', 'both', simpleListUsers],
  'user/list': ['GET', 'both', listUsers],
  'user/list_id': ['POST', 'contacts', listUserIds],
  'tag/list': ['GET', 'app', listTags],
  'tag/get': ['GET', 'app', getTag],
  'auth/getuserinfo': ['GET', 'app', loginOf],
  'auth/getuserdetail': ['POST', 'app', privateFields],
  get_jsapi_ticket: ['GET', 'app', corpKey],
  'ticket/get': ['GET', 'app', appKey],
  'oa/schedule/add': ['POST', 'app', addSchedule],
  'oa/schedule/update': ['POST', 'app', updateSchedule],
  'oa/schedule/get': ['POST', 'app', getSchedules],
  'oa/schedule/del': ['POST', 'app', removeSchedule],
  'webhook/send': ['POST', 'anybody', postToGroup],
}

/** Calls `api` (the path after /cgi-bin/); null if there is no such API here. */
export async function callApi(world: World, api: string, call: ApiCall): Promise<Answer | Binary | null> {
  const endpoint = endpoints[api]
  if (endpoint === undefined) return null
  const [, , answering] = endpoint
  const gate = passGate(world, api, endpoint, call)
  const answer = 'errcode' in gate ? refusal(gate, world.now()) : await answering(world, call, gate.agentId)
  countCall(world, api, answer instanceof Binary ? 0 : answer.errcode)
  return answer
}

/** What stands before every call (wecom.md §6): reachable, method, injected faults, token, address, frequency, app. */
function passGate(
  world: World,
  api: string,
  [method, callers]: Endpoint,
  call: ApiCall,
): Complaint | { agentId: number } {
  const { faults } = world
  if (faults.down !== false || spendBusy(faults)) return complain(-1, '')
  if (call.method !== method) return complain(40063, 'http method')
  const injected = faults.answers[api]
  if (injected !== undefined && injected !== 0) return complain(injected, '')
  if (callers === 'anybody') return { agentId: 0 }
  const token = world.tokens.check(call.query.get('access_token'), world.now())
  if ('errcode' in token) return token
  const barred = holderComplaint(api, callers, token.holder) ?? switchComplaint(world, api, call)
  return barred ?? { agentId: token.holder.kind === 'app' ? token.holder.agentId : 0 }
}

/** 48002 for the wrong kind of secret, 48009 for details read with the contact-sync secret. */
function holderComplaint(api: string, callers: Callers, holder: Holder): Complaint | null {
  if (callers !== 'both' && callers !== holder.kind) return complain(48002, '')
  return holder.kind === 'contacts' && detailsOnly.has(api) ? complain(48009, '') : null
}

function switchComplaint(world: World, api: string, call: ApiCall): Complaint | null {
  const { faults } = world
  if (faults.untrustedIp) return complain(60020, '')
  if (faults.frequency || !hasRoom(world, api, call)) return complain(45009, '')
  if (faults.appStopped) return complain(50003, '')
  return /json|^$/i.test(call.contentType) && hasEscapes(call.raw) ? complain(40033, '') : null
}

/** Limits of wecom.md §4; sending has its own, and five calls a minute may be debugged. */
function hasRoom(world: World, api: string, call: ApiCall): boolean {
  const at = world.now()
  if (call.query.get('debug') === '1' && !world.debugQuota.take('', at.getTime())) return false
  return api === 'message/send' || world.apiQuota.take(api, at)
}

/** `\uXXXX` is refused (40033); a doubled backslash before the u is not an escape. */
const hasEscapes = (raw: Buffer): boolean => /(?<!\\)(?:\\\\)*\\u[0-9a-f]{4}/i.test(raw.toString('utf8'))

/** Reads a JSON body the way WeCom does: malformed JSON counts as empty and is only mentioned in the error text. */
export function readJson(raw: Buffer, contentType: string): { body: Json; warning: string } {
  if (raw.length === 0 || /^multipart/i.test(contentType)) return { body: {}, warning: '' }
  try {
    return { body: recordOf(JSON.parse(raw.toString('utf8'))), warning: '' }
  } catch {
    return { body: {}, warning: ' Warning: wrong json format.' }
  }
}
