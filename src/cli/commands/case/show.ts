// `case show NO`: one case as it is, and how it came to be so.
import { isoOf } from '../../../domain/day.js'
import { mayRead } from '../../../domain/roles.js'
import { explainCase } from '../../../flows/explain-case.js'
import { exportLedger } from '../../../flows/export-ledger.js'
import { caseByNo, eventsOf } from '../../../store/cases.js'
import { actorOf } from '../../../store/registry.js'
import { evidenceOfCase } from '../../../store/submissions.js'
import type { Desk } from '../../desk.js'
import { CommandFailed } from '../../terminal.js'

/** Prints one case: its row of the ledger, its story, its evidence. `as`: with whose eyes. */
export async function showCase(desk: Desk, no: string, as?: string): Promise<void> {
  const { store, context, clock, terminal } = desk
  const row = await caseByNo(store.read, no)
  if (row === null)
    throw new CommandFailed(terminal.locale === 'zh' ? `没有编号为${no}的事项,请核对编号。` : `There is no case ${no}.`)
  const actor =
    as === undefined
      ? { userid: 'command', roles: ['officer' as const], contactOf: [] }
      : await actorOf(store.read, as, clock.now())
  if (actor === null)
    throw new CommandFailed(terminal.locale === 'zh' ? `名册里没有${as}。` : `The registry does not know ${as}.`)
  if (!mayRead(actor, row))
    throw new CommandFailed(
      terminal.locale === 'zh' ? `${row.no}不是您单位的事项。` : `${row.no} belongs to another unit.`,
    )
  const [ledger] = (await exportLedger(context, row.circularId, clock.now())).filter((one) => one.caseNo === row.no)
  const events = await eventsOf(store.read, row.no)
  const evidence = await evidenceOfCase(store.read, row.no)
  terminal.value({
    ...ledger,
    waitingFor: row.waitingFor,
    round: row.round,
    outside: row.outside,
    events: events.map((one) => ({
      type: one.type,
      at: isoOf(one.at),
      by: one.by,
      details: JSON.parse(one.details) as unknown,
    })),
    evidence: evidence.map((one) => ({
      id: one.id,
      state: one.state,
      digest: one.digest,
      contentType: one.contentType,
      at: isoOf(one.at),
    })),
  })
  terminal.line(await explainCase(store.read, context, actor, row.no, clock.now()))
}
