// What units ask of the office (延期, 异议, 暂缓) and that they received something (收到). An explicit request is one; a
// mere hope (能不能延期?, 还要等到月底) is not: it is offered back as a question.
import type { Day } from './day.js'
import { claimOf } from './reading-fix.js'
import { dayWordsIn, readDayIn } from './reading-dates.js'

export type RequestRead =
  | { kind: 'extension'; until: Day | null; reason: string }
  | { kind: 'dispute'; reason: string }
  | { kind: 'block'; reason: string; asks: boolean }
  | { kind: 'acknowledge' }
  /** Not asked outright: the bot says what it would hand in, and waits for 是. */
  | { kind: 'offer'; of: { kind: 'extension'; until: Day; reason: string } | { kind: 'dispute'; reason: string } }

const asksOutright =
  /申请延期|请求延期|^延期|^(?:全部|都)延期|延期[至到]|^(?:能|可)?延[到至]|(?:申请|请求|要求|希望|想)(?:能)?(?:再)?(?:延长|推迟|顺延|延后|宽限|缓)|(?:推迟|顺延|延长|延后|宽限)(?:几天)?[到至]/
const asksExtension = /延期|推迟|顺延|宽限|延长|延后|延[到至]|晚几天|缓几天/
const declines = /(?:不|无需|没有?|不用|不需要|不必|取消|不再)(?:申请|请求|想|要|打算)?(?:延期|延长|推迟)/
const objects = /有异议|提出?异议|^异议|不认可|不服/
const notOurs =
  /不是(?:我|咱)(?:们)?(?:单位|局|委|办|中心|校|院|县|镇|街道)?的|不是本(?:单位|局)的|不归(?:我|咱)(?:们|单位|局)?|不属于(?:我|本)|没有这个(?:账号|帐号|号|网站)|无此(?:账号|网站)|(?:弄|搞|发)错(?:了)?单位|不是我(?:们)?(?:单位|局)?(?:负责|管)/
const noObjection = /(?:没有?|无|并无)(?:任何|什么)?异议/g
const unsureOf = /[?？]|吗(?:$|[,。!])|吧(?:$|[,。!])|能不能|可不可以|能否|可否|是否|行不行|可以不/
const wonders = /怎么|如何|什么|哪|谁|不知道|不清楚|是不是|为何|请问/

const agreeing = /^(?:好的|明白|了解|ok|OK|嗯嗯?)[了,。!~\s]*(?:谢谢|感谢)?[,。!~\s]*$/

/** @param text normalised, without the words that named the cases */
export function requestIn(text: string, today: Day): RequestRead | null {
  const ack =
    /^(?:好的?|嗯+|恩|行|明白|了解)?[,。! ]*(?:已经?)?(?:收到|收悉|签收|知悉|知晓|知道)(?:了)?(?:[,。!\s]*(?:谢谢|感谢|辛苦了?|明白|好的?))?[,。!\s]*$/
  if (ack.test(text) || agreeing.test(text)) return { kind: 'acknowledge' }
  return extensionIn(text, today) ?? disputeIn(text) ?? null
}

function extensionIn(text: string, today: Day): RequestRead | null {
  if (!asksExtension.test(text) || declines.test(text)) return null
  const until = readDayIn(text, today)
  const reason = extensionReason(text)
  if (asksOutright.test(text) && !unsureOf.test(text) && !wonders.test(text.slice(0, text.search(asksExtension))))
    return { kind: 'extension', until, reason }
  if (until === null || /怎么|如何|谁|哪/.test(text)) return null
  return { kind: 'offer', of: { kind: 'extension', until, reason: text } }
}

function disputeIn(text: string): RequestRead | null {
  const rest = text.replace(noObjection, '')
  const explicit = objects.test(rest)
  if (!explicit && !notOurs.test(rest)) return null
  const reason = plainReason(text.replace(/^(我们?(单位)?)?(对.{0,10})?(有|提出?)?异议/, ''))
  if (wonders.test(rest)) return null
  return unsureOf.test(rest) ? { kind: 'offer', of: { kind: 'dispute', reason: text } } : { kind: 'dispute', reason }
}

/** Whether a dispute is put in the bot's own word; else it speaks of the thing it names. */
export const isFormal = (text: string): boolean => objects.test(text)

const asksPause =
  /(?:申请|请求)暂缓|^暂缓|注销(?:申请|手续|流程)?(?:正在)?(?:办理|审核|进行)?中|正在(?:办理|申请|走)?注销|已(?:经)?(?:提交|申请|发起)(?:了)?注销|平台.{0,6}(?:无法|不能|不支持|没法|不予)(?:办理)?注销|注销不了/
const stillUnderWay = /(?:仍|还)(?:然)?在(?:办理|审核|走流程|等待?平台)|平台(?:还|仍)(?:未|没)(?:审核|回复|处理|通过)/

/** A fix that hangs on the platform: 注销办理中, 平台无法注销; and how it stands later: 还在办理. */
export function pauseIn(text: string): Extract<RequestRead, { kind: 'block' }> | null {
  const asks = asksPause.test(text)
  if (!asks && !stillUnderWay.test(text)) return null
  const reason = plainReason(text.replace(/^(?:我们?(?:单位)?)?(?:申请|请求)?暂缓/, ''))
  return { kind: 'block', reason: reason === '' ? text : reason, asks }
}

/** 还要等到月底, 月底前能改好: a day beyond which nothing was asked for outright; null where no day is said. */
export function laterDayIn(text: string, today: Day): Day | null {
  const until = readDayIn(text, today)
  return until !== null && until > today && claimOf(text, today).kind !== 'fixed' ? until : null
}

export const plainReason = (text: string): string =>
  text
    .replace(/^[\s,，、。.:;]+/, '')
    .replace(/^(原因|理由)[是::,，]?\s*/, '')
    .trim()

function extensionReason(text: string): string {
  const said = /(?:原因|理由|因为|由于)[是::,，]*\s*(.+)$/.exec(text)?.[1]
  if (said !== undefined) return said.trim()
  const day = dayWordsIn(text)
  return plainReason(
    (day === null ? text : text.replace(day, ' '))
      .replace(/^(全部|都)?(申请|请求)?(延期|延)(至|到)?/, '')
      .replace(/^\s*(至|到)/, '')
      .replace(/^\s*(之前|以前|前)/, ''),
  )
}
