// The server API under /cgi-bin: which calls exist, what is checked before each of them, and how they are counted.
// A call the emulator does not know answers 404, so that a typo never passes for success.
import { type Answer, type Complaint, complain, ok, refusal } from './answers.js'
import { getMedia, uploadMedia } from './api-media.js'
import { sendMessage } from './api-send.js'
import { updateCard } from './api-update.js'
import { Binary } from './binary.js'
import { type Json, recordOf } from './json.js'
import { agentComplaint } from './send-rules.js'
import { countCall, type World } from './world.js'

export interface ApiCall {
  method: string
  query: URLSearchParams
  contentType: string
  raw: Buffer
  /** The JSON body; empty if there is none or it is malformed. */
  body: Json
  /** `Warning: wrong json format.` for malformed JSON, else empty. */
  warning: string
}

interface Endpoint {
  method: 'GET' | 'POST'
  answer: (world: World, call: ApiCall) => Answer | Binary | Promise<Answer>
}

const endpoints: Record<string, Endpoint> = {
  gettoken: { method: 'GET', answer: getToken },
  'message/send': { method: 'POST', answer: sendMessage },
  'message/update_template_card': { method: 'POST', answer: updateCard },
  'media/upload': { method: 'POST', answer: uploadMedia },
  'media/get': { method: 'GET', answer: getMedia },
  'agent/get': { method: 'GET', answer: getAgent },
  'user/get': { method: 'GET', answer: getUser },
}

/** Calls `api` (the path after /cgi-bin/); null if there is no such API here. */
export async function callApi(world: World, api: string, call: ApiCall): Promise<Answer | Binary | null> {
  const endpoint = endpoints[api]
  if (endpoint === undefined) return null
  const complaint = gateComplaint(world, api, endpoint, call)
  const answer = complaint === null ? await endpoint.answer(world, call) : refusal(complaint, world.now())
  countCall(world, api, answer instanceof Binary ? 0 : answer.errcode)
  return answer
}

/** What stands before every call (wecom.md §6): reachable, method, token, address, frequency, app, characters. */
function gateComplaint(world: World, api: string, endpoint: Endpoint, call: ApiCall): Complaint | null {
  const { faults } = world
  if (faults.down !== false) return complain(-1, '')
  if (call.method !== endpoint.method) return complain(40063, 'http method')
  if (api === 'gettoken') return null
  const token = world.tokens.check(call.query.get('access_token'), world.now())
  if (token !== null) return token
  if (faults.untrustedIp) return complain(60020, '')
  if (faults.frequency) return complain(45009, '')
  // Sending has limits of its own and is not counted in the base limit (wecom.md §4).
  if (api !== 'message/send' && !world.apiQuota.take(api, world.now())) return complain(45009, '')
  if (faults.appStopped) return complain(50003, '')
  return /json|^$/i.test(call.contentType) && hasEscapes(call.raw) ? complain(40033, '') : null
}

/** `\uXXXX` is refused (40033); a doubled backslash before the u is not an escape. */
const hasEscapes = (raw: Buffer): boolean => /(?<!\\)(?:\\\\)*\\u[0-9a-f]{4}/i.test(raw.toString('utf8'))

function getToken(world: World, call: ApiCall): Answer {
  const at = world.now()
  const given = { corpId: call.query.get('corpid'), secret: call.query.get('corpsecret') }
  const found = world.tokens.fetch(given, at, world.faults.secretReset)
  if ('errcode' in found) return refusal(found, at)
  return ok({ access_token: found.token, expires_in: found.expiresIn })
}

/** agent/get: name and visible range (wecom.md §2.16). */
function getAgent(world: World, call: ApiCall): Answer {
  const complaint = agentComplaint(integerOf(call.query.get('agentid')), world.agentId)
  if (complaint !== null) return refusal(complaint, world.now())
  const visible = world.directory.all().filter((person) => world.directory.isReachable(person.userid))
  return ok({
    agentid: world.agentId,
    name: '整改督办',
    description: '企业微信模拟器中的应用',
    allow_userinfos: { user: visible.map(({ userid }) => ({ userid })) },
    allow_partys: { partyid: [] },
    allow_tags: { tagid: [] },
    close: world.faults.appStopped ? 1 : 0,
    redirect_domain: '',
    report_location_flag: 0,
    isreportenter: 0,
    home_url: '',
  })
}

function integerOf(text: string | null): unknown {
  return text === null || text === '' ? undefined : Number(text)
}

/** user/get for an app of today: no phone, no address (wecom.md §2.9); 60111 for who is not there. */
function getUser(world: World, call: ApiCall): Answer {
  const userid = call.query.get('userid')
  if (!userid) return refusal(complain(41009, 'userid'), world.now())
  const person = world.directory.reachable(userid)
  if (person === null) return refusal(complain(60111, ''), world.now())
  const { name, title } = person
  return ok({ userid: person.userid, name, department: [1], main_department: 1, position: title, status: 1 })
}

/** Reads a JSON body the way WeCom does: malformed JSON counts as empty and is only mentioned in the error text. */
export function readJson(raw: Buffer, contentType: string): { body: Json; warning: string } {
  if (raw.length === 0 || /^multipart/i.test(contentType)) return { body: {}, warning: '' }
  try {
    return { body: recordOf(JSON.parse(raw.toString('utf8'))), warning: '' }
  } catch {
    return { body: {}, warning: ' Warning: wrong json format.' }
  }
}
