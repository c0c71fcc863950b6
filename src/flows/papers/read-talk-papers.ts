// The papers of a talk: 约谈通知书, 约谈记录, 约谈纪要, 整改承诺书.
import { done, type Result, refused } from '../../base/result.js'
import {
  commitmentValues,
  type HeldTalk,
  talkMinutesValues,
  talkNoticeValues,
  talkRecordValues,
} from '../../domain/paper-talk.js'
import type { PaperValues } from '../../domain/paper.js'
import {
  defaultBring,
  emptyRecord,
  isUndecided,
  mustAttendName,
  type TalkFacts,
  talkStateName,
} from '../../domain/talk.js'
import { casesByNos } from '../../store/cases.js'
import type { Tx } from '../../store/db.js'
import { caseNosOf, talkById, talkFactsOf, type TalkRow } from '../../store/talks.js'
import type { FlowContext } from '../context.js'
import { circularOfCase, printedCases, readMaking } from './read-paper.js'

export const talkPapers = ['talk-notice', 'talk-record', 'talk-minutes', 'commitment'] as const
export type TalkPaper = (typeof talkPapers)[number]
export type GatheredTalkPaper = { [K in TalkPaper]: { kind: K; values: PaperValues<K> } }[TalkPaper]

/**
 * The values of a talk's paper. No paper leaves before the leader has agreed to the talk (promise 8), and no
 * minutes of a meeting that was not held.
 */
export async function readTalk(
  tx: Tx,
  context: FlowContext,
  kind: TalkPaper,
  id: string,
  now: Date,
): Promise<Result<HeldTalk>> {
  const row = (await talkById(tx, id)) ?? (await talkById(tx, id.toUpperCase()))
  if (row === null) return refused('no-talk', `没有编号为${id}的约谈,可用 talk list 查看。`)
  const may = mayPrint(kind, talkFactsOf(row))
  if (!may.ok) return may
  return done(await heldTalk(tx, context, row, now))
}

/** Whether the talk has come to where this paper can be made of it. */
export function mayPrint(kind: TalkPaper, { id, state, record }: TalkFacts): Result<null> {
  if (isUndecided(state) || state === 'declined' || state === 'withdrawn' || state === 'cancelled')
    return refused('not-approved', `${id}现在是“${talkStateName[state]}”,经负责人同意的约谈才有文书。`)
  if (kind === 'talk-minutes' && record === null)
    return refused('not-held', `${id}现在是“${talkStateName[state]}”,登记约谈之后才能出约谈纪要。`)
  return done(null)
}

async function heldTalk(tx: Tx, context: FlowContext, row: TalkRow, now: Date): Promise<HeldTalk> {
  const facts = talkFactsOf(row)
  const { schedule } = facts
  const record = facts.record ?? emptyRecord
  const cases = await casesByNos(tx, caseNosOf(row))
  const county = facts.entrustedTo === null ? null : await tx.unit.findUnique({ where: { id: facts.entrustedTo } })
  const making = await readMaking(tx, now)
  const holding = county?.name ?? making.office
  // As the invitation says it: where nobody is named, the head of the office that holds the talk presides.
  const presider = schedule?.presider ?? (schedule === null || holding === null ? null : `${holding}负责人`)
  return {
    making,
    circular: await circularOfCase(tx, row),
    unit: row.unit.name,
    basis: row.basis,
    at: schedule === null ? null : new Date(schedule.at),
    place: schedule?.place ?? null,
    presider,
    cases: await printedCases(tx, context, cases, now),
    attendee: mustAttendName[facts.mustAttend],
    bring: schedule === null ? null : (schedule.bring ?? defaultBring),
    contact: schedule?.contact ?? null,
    host: county?.name ?? null,
    problems: orBlank(record.problems),
    explanation: orBlank(record.explanation),
    requirements: orBlank(record.requirements),
    pledge: orBlank(record.pledge),
    unitPresent: orBlank(record.unitPresent),
    officePresent: orBlank(record.officePresent),
    recorder: orBlank(record.recorder),
    minutes: orBlank(record.minutes),
    reportDueOn: facts.reportDueOn,
    commitments: facts.commitments,
  }
}

const orBlank = (text: string): string | null => (text.trim() === '' ? null : text)

export function talkPaperValues(kind: TalkPaper, talk: HeldTalk): GatheredTalkPaper {
  switch (kind) {
    case 'talk-notice':
      return { kind, values: talkNoticeValues(talk) }
    case 'talk-record':
      return { kind, values: talkRecordValues(talk) }
    case 'talk-minutes':
      return { kind, values: talkMinutesValues(talk) }
    case 'commitment':
      return { kind, values: commitmentValues(talk) }
  }
}
