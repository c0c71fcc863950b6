// The shape of WeCom's answers. Errors carry the real text (`hint`, `from ip`, `more info at`), so that nobody is
// tempted to match on `errmsg`, and HTTP status stays 200 (wecom.md, "How to read it" and §3).
import { randomBytes } from 'node:crypto'

export interface Answer {
  errcode: number
  errmsg: string
  [field: string]: unknown
}
/** A rule that was broken: WeCom's code, and the field for whoever reads the text. */
export interface Complaint {
  errcode: number
  field: string
}

export const complain = (errcode: number, field: string): Complaint => ({ errcode, field })

/** English wording where a real sample is known (wecom.md §3); other codes say `invalid parameter`. */
const wordings: Record<number, string> = {
  [-1]: 'system busy',
  40001: 'invalid credential',
  40007: 'invalid media_id',
  40008: 'invalid message type',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40056: 'invalid agentid',
  41001: 'access_token missing',
  41002: 'corpid missing',
  41004: 'corpsecret missing',
  42001: 'access_token expired',
  42014: 'invalid task_id',
  43012: 'callback url required',
  44001: 'empty media data',
  45009: 'api freq out of limit',
  48002: 'api forbidden',
  50003: 'agent disabled',
  60020: 'not allow to access from your ip',
  60111: 'userid not found',
  60140: 'invalid response_code',
  81013: 'user & party & tag all invalid',
  82001: 'user & party & tag all empty',
  93000: 'invalid webhook url',
  301002: 'not allow operate another agent with this accesstoken',
}

/** A successful answer with the call's own fields. */
export const ok = (fields: Record<string, unknown> = {}): Answer => ({ errcode: 0, errmsg: 'ok', ...fields })

/** An error answer; `at` is the virtual time that goes into the hint. */
export function refusal(complaint: Complaint, at: Date, warning = ''): Answer {
  const { errcode, field } = complaint
  const hint = `[${Math.floor(at.getTime() / 1000)}_${errcode % 100}_${randomBytes(16).toString('hex')}]`
  const wording = wordings[errcode] ?? 'invalid parameter'
  const where = field === '' ? '' : ` ${field}`
  const more = `https://open.work.weixin.qq.com/devtool/query?e=${errcode}`
  return { errcode, errmsg: `${wording}${where}${warning}, hint: ${hint}, from ip: 127.0.0.1, more info at ${more}` }
}
