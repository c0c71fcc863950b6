// 销号单 and 延期批复 of a case.
import { done, type Result, refused } from '../../base/result.js'
import { type Day, dayOf } from '../../domain/day.js'
import { type CaseReply, closingValues, extensionValues } from '../../domain/paper-case.js'
import type { ClosingValues, ExtensionValues } from '../../domain/paper.js'
import { caseByNo, type CaseRow, eventsOf } from '../../store/cases.js'
import type { Tx } from '../../store/db.js'
import { fromJson } from '../../store/json.js'
import { nameOf } from '../../store/registry.js'
import { evidenceOfCase, lastDecidedOf, lastReplyOf } from '../../store/submissions.js'
import type { FlowContext } from '../context.js'
import { circularOfCase, printedCases, readMaking } from './read-paper.js'

const noCase = (no: string) => refused('no-case', `没有编号为${no}的事项,请核对编号。`)

interface CaseEventDetails {
  reason?: string
  until?: Day | null
  /** The deadlines that stood when an extension was asked for. */
  dueOn?: Record<string, Day | null>
}

export async function readClosing(tx: Tx, context: FlowContext, no: string, now: Date): Promise<Result<ClosingValues>> {
  const row = await caseByNo(tx, no)
  if (row === null) return noCase(no)
  if (row.state !== 'closed') return refused('not-closed', `${row.no}还没有销号,销号后才能出销号单。`)
  const [printed] = await printedCases(tx, context, [row], now)
  if (printed === undefined) throw new Error(`${row.no} was not printed`)
  const events = await eventsOf(tx, row.no)
  const closed = events.findLast((event) => event.type === 'closed')
  const returned = events.filter((event) => event.type === 'returned')
  return done(
    closingValues({
      making: await readMaking(tx, now),
      circular: await circularOfCase(tx, row),
      case: printed,
      reply: await replyOf(tx, row),
      returns: await Promise.all(
        returned.map(async (event) => ({
          on: dayOf(event.at),
          by: await nameOf(tx, event.by),
          reason: fromJson<CaseEventDetails>(event.details, {}).reason ?? '',
        })),
      ),
      evidence: (await evidenceOfCase(tx, row.no)).map((one) => ({
        kind: one.contentType ?? one.fileName ?? '图片',
        on: dayOf(one.at),
        digest: one.digest,
      })),
      reviewer: row.closedBy === null ? null : await nameOf(tx, row.closedBy),
      reason: fromJson<CaseEventDetails>(closed?.details ?? null, {}).reason ?? null,
    }),
  )
}

async function replyOf(tx: Tx, row: CaseRow): Promise<CaseReply | null> {
  const reply = await lastReplyOf(tx, row.no)
  if (reply === null) return null
  const { text, channel, oaNumber } = reply
  return { text, by: await nameOf(tx, reply.by), on: dayOf(reply.at), channel, oaNumber }
}

export async function readExtension(
  tx: Tx,
  context: FlowContext,
  no: string,
  now: Date,
): Promise<Result<ExtensionValues>> {
  const row = await caseByNo(tx, no)
  if (row === null) return noCase(no)
  const asked = await lastDecidedOf(tx, 'extension', row.no)
  const events = await eventsOf(tx, row.no)
  const decision = events.findLast((event) => event.type === 'extended' || event.type === 'extension-refused')
  if (asked === null || decision === undefined)
    return refused('nothing-decided', `${row.no}没有已经办理的延期申请,不需要批复。`)
  const [printed] = await printedCases(tx, context, [row], now)
  if (printed === undefined) throw new Error(`${row.no} was not printed`)
  const { reason = '', until } = fromJson<CaseEventDetails>(decision.details, {})
  const granted = decision.type === 'extended'
  const asking = events.findLast((event) => event.type === 'extension-asked')
  const { dueOn = {} } = fromJson<CaseEventDetails>(asking?.details ?? null, {})
  return done(
    extensionValues({
      making: await readMaking(tx, now),
      circular: await circularOfCase(tx, row),
      case: printed,
      asked: {
        on: dayOf(asked.at),
        by: await nameOf(tx, asked.by),
        reason: asked.text,
        until: asked.untilOn,
        oldDue: dueOn[row.no] ?? null,
      },
      decided: {
        granted,
        newDue: granted ? (until ?? asked.untilOn) : row.dueOn,
        reason,
        by: await nameOf(tx, decision.by),
        on: dayOf(decision.at),
      },
    }),
  )
}
