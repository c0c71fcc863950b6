// The two papers about one case: 销号单, when it was found fixed, and 延期批复, when an extension was decided. Both only tell
// what was recorded: who said what, who looked at it, when.
import type { Day } from './day.js'
import { reportedName, severityName } from './ledger.js'
import type { ClosingValues, ExtensionValues } from './paper.js'
import {
  inPrint,
  type PaperCase,
  type PaperCircular,
  type PaperMaking,
  printedCircular,
  printedDay,
  printedDeadline,
  printedHead,
  quoted,
  tableDay,
} from './paper-facts.js'
import { subjectOf } from './wording/brief.js'

export interface CaseReply {
  text: string
  /** Who answered, by office. */
  by: string
  on: Day
  /** chat, card, oa, phone, paper, cli */
  channel: string
  oaNumber: string | null
}

export interface ClosingFacts {
  making: PaperMaking
  circular: PaperCircular
  case: PaperCase
  /** The last one; null where a recheck found it fixed without any. */
  reply: CaseReply | null
  returns: readonly { on: Day; by: string; reason: string }[]
  evidence: readonly { kind: string; on: Day; digest: string | null }[]
  reviewer: string | null
  /** Why it was closed, where the reviewer wrote it. */
  reason: string | null
}

const channelNames: Record<string, string> = {
  chat: '企业微信',
  card: '企业微信',
  cli: '办公室系统',
  oa: 'OA',
  phone: '电话',
  paper: '书面',
}

const channelWords = ({ channel, oaNumber }: CaseReply): string =>
  `${channelNames[channel] ?? channel}${oaNumber === null ? '' : `（OA文号${oaNumber}）`}`

/** 销号单 of a closed case. */
export function closingValues(facts: ClosingFacts): ClosingValues {
  const { making, circular, case: one, reply, returns, evidence } = facts
  return {
    ...printedHead(making),
    ...printedCircular(circular),
    no: one.no,
    unit: one.unit,
    supervisor: one.supervisor ?? '',
    subject: inPrint(subjectOf(one)),
    problem: inPrint(one.problem),
    verdict: severityName[one.severity],
    source: quoted(one.source) ?? '',
    due: printedDeadline(one.deadline),
    noticedOn: tableDay(one.noticedOn),
    acknowledgedOn: tableDay(one.acknowledgedOn),
    reply: quoted(reply?.text ?? null) ?? '',
    repliedBy: reply?.by ?? '',
    repliedOn: tableDay(reply?.on ?? null),
    channel: reply === null ? '' : channelWords(reply),
    returns: returns.map(({ on, by, reason }) => ({ on: tableDay(on), by, reason: inPrint(reason) })),
    evidence: evidence.map(({ kind, on, digest }, index) => ({
      index: String(index + 1),
      kind,
      on: tableDay(on),
      digest: digest?.slice(0, 16) ?? '未取得',
    })),
    evidenceCount: String(evidence.length),
    reviewer: facts.reviewer,
    closedOn: printedDay(one.closedOn),
    reported: reportedName[one.reported],
    note: quoted(facts.reason) ?? '',
  }
}

export interface ExtensionFacts {
  making: PaperMaking
  circular: PaperCircular
  case: PaperCase
  asked: { on: Day; by: string; reason: string; until: Day | null; oldDue: Day | null }
  decided: { granted: boolean; newDue: Day | null; reason: string; by: string; on: Day }
}

/** 延期批复: asked, decided, the new day, the reason. */
export function extensionValues({ making, circular, case: one, asked, decided }: ExtensionFacts): ExtensionValues {
  return {
    ...printedHead(making),
    ...printedCircular(circular),
    no: one.no,
    unit: one.unit,
    subject: inPrint(subjectOf(one)),
    problem: inPrint(one.problem),
    askedOn: printedDay(asked.on),
    askedBy: asked.by,
    reason: quoted(asked.reason),
    oldDue: printedDay(asked.oldDue),
    askedDue: printedDay(asked.until),
    decision: decided.granted ? '同意延期' : '不同意延期',
    newDue: printedDay(decided.newDue),
    decisionReason: quoted(decided.reason) ?? '',
    decidedBy: decided.by,
    decidedOn: printedDay(decided.on),
  }
}
