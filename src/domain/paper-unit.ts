// The two papers between the office and a unit about a circular: 整改通知单 (督办单), which the office sends, and 整改情况报告,
// which the unit stamps and hands in by OA. The report is made of what the unit already said; where it said nothing the
// cell stays empty, because nobody else may put words into its mouth.
import type { Day } from './day.js'
import type { NoticeValues, ReportValues } from './paper.js'
import {
  commonDeadline,
  type PaperCase,
  type PaperCircular,
  type PaperMaking,
  printedCircular,
  printedHead,
  printedItem,
  quoted,
  tableDay,
} from './paper-facts.js'

export interface NoticeFacts {
  making: PaperMaking
  circular: PaperCircular
  unit: string
  cases: readonly PaperCase[]
}

/** 整改通知单: what was found at one unit, until when, what is to be handed in, and the sentences that say so. */
export function noticeValues({ making, circular, unit, cases }: NoticeFacts): NoticeValues {
  return {
    ...printedHead(making),
    ...printedCircular(circular),
    unit,
    count: String(cases.length),
    items: cases.map(printedItem),
    deadline: commonDeadline(cases),
    deadlineText: quoted(circular.deadlineText) ?? '',
    handIn: quoted(circular.handIn),
    contact: quoted(circular.recipient),
    clause: quoted(circular.escalationClause) ?? '',
    url: circular.url ?? '',
  }
}

/** What a unit answered about a case. */
export interface Answer {
  /** The unit's own words. */
  text: string
  on: Day
  oaNumber: string | null
  evidence: number
}

export interface ReportFacts extends NoticeFacts {
  /** By case number; what was not answered is not in it. */
  answers: ReadonlyMap<string, Answer>
}

/** 整改情况报告, filled in as far as the unit has answered. */
export function reportValues({ making, circular, unit, cases, answers }: ReportFacts): ReportValues {
  return {
    ...printedHead(making),
    ...printedCircular(circular),
    unit,
    recipient: quoted(circular.recipient) ?? making.office,
    count: String(cases.length),
    answered: String(cases.filter((one) => answers.has(one.no)).length),
    items: cases.map((one, index) => {
      const answer = answers.get(one.no)
      return {
        ...printedItem(one, index),
        answer: quoted(answer?.text ?? null) ?? '',
        fixedOn: tableDay(answer?.on ?? null),
        evidence: answer === undefined ? '' : evidenceWords(answer),
      }
    }),
  }
}

function evidenceWords({ evidence, oaNumber }: Answer): string {
  const kept = evidence === 0 ? [] : [`图片或文件${evidence}份`]
  return [...kept, ...(oaNumber === null ? [] : [`OA文号${oaNumber}`])].join('，')
}
