// `case show|reply|return|close|extend|dispute|acknowledge NO`: what cards and chat do, for scripts.
import { Command } from 'commander'
import { acknowledgeCases } from '../../flows/acknowledge-cases.js'
import { type Decision, decideSubmission } from '../../flows/decide-submission.js'
import { explainCase } from '../../flows/explain-case.js'
import { exportLedger } from '../../flows/export-ledger.js'
import { submitReply } from '../../flows/submit-reply.js'
import { submitRequest } from '../../flows/submit-request.js'
import type { Result } from '../../base/result.js'
import { eventsOf, caseByNo } from '../../store/cases.js'
import { actorOf } from '../../store/registry.js'
import { evidenceOfCase } from '../../store/submissions.js'
import { isoOf } from '../../domain/day.js'
import { atDesk, type Desk } from '../desk.js'
import { readDay } from '../reading-input.js'
import { CommandFailed, valueOf } from '../terminal.js'

interface ActOptions {
  as: string
  json?: boolean
  text?: string
  reason?: string
  until?: string
  oa?: string
  phone?: boolean
  paper?: boolean
  grant?: boolean
  refuse?: boolean
  uphold?: boolean
  reject?: boolean
}

export function caseCommand(): Command {
  const command = new Command('case').description('one case / 整改事项')
  command.addCommand(
    new Command('show')
      .description('state, history and evidence / 查看')
      .argument('<no>')
      .option('--as <userid>', 'look with this person’s eyes')
      .option('--json')
      .action(async (no: string, options: { as?: string; json?: boolean }) =>
        atDesk(options, (desk) => show(desk, no, options.as)),
      ),
  )
  command.addCommand(
    act('acknowledge', 'confirm receipt / 签收', [], (desk, no, options) =>
      acknowledgeCases(desk.context, [no], options.as, desk.clock.now()),
    ),
  )
  command.addCommand(
    act(
      'reply',
      'a contact answers, or a clerk records an answer that came by OA, phone or paper / 反馈',
      [
        ['--text <text>', 'what was done'],
        ['--oa <number>', 'recorded by a clerk: number in the OA'],
        ['--phone', 'recorded by a clerk: came by phone'],
        ['--paper', 'recorded by a clerk: came on paper'],
      ],
      (desk, no, options) => {
        const channel =
          options.oa !== undefined ? 'oa' : options.phone === true ? 'phone' : options.paper === true ? 'paper' : 'cli'
        const input = {
          by: options.as,
          nos: [no],
          text: options.text ?? '',
          channel,
          oaNumber: options.oa ?? null,
        } as const
        return submitReply(desk.context, input, desk.clock.now())
      },
    ),
  )
  command.addCommand(
    act('close', 'accept the reply / 通过并销号', [], (desk, no, options) =>
      decide(desk, no, { kind: 'close' }, options),
    ),
  )
  command.addCommand(
    act(
      'return',
      'send the reply back / 退回',
      [
        ['--reason <text>', 'why'],
        ['--until <day>', 'new deadline (default 3 working days)'],
      ],
      (desk, no, options) =>
        decide(
          desk,
          no,
          { kind: 'return', reason: options.reason ?? '', until: dayOption(desk, options.until) },
          options,
        ),
    ),
  )
  command.addCommand(
    act(
      'extend',
      'a contact asks (--until --reason); the office decides (--grant [--until] or --refuse) / 延期',
      [
        ['--until <day>', 'YYYY-MM-DD'],
        ['--reason <text>', 'why'],
        ['--grant', 'the office agrees'],
        ['--refuse', 'the office refuses'],
      ],
      extend,
    ),
  )
  command.addCommand(
    act(
      'dispute',
      'a contact disputes (--reason); the office decides (--uphold or --reject) / 异议',
      [
        ['--reason <text>', 'why'],
        ['--uphold', 'the office agrees: the finding is struck'],
        ['--reject', 'the office disagrees'],
      ],
      dispute,
    ),
  )
  return command
}

function act(
  name: string,
  description: string,
  flags: [string, string][],
  run: (desk: Desk, no: string, options: ActOptions) => Promise<Result<unknown>>,
): Command {
  const command = new Command(name)
    .description(description)
    .argument('<no>', 'case number')
    .requiredOption('--as <userid>')
  for (const [flag, words] of flags) command.option(flag, words)
  return command.option('--json').action(async (no: string, options: ActOptions) =>
    atDesk(options, async (desk) => {
      valueOf(await run(desk, no, options), desk.terminal.locale)
      await show(desk, no)
    }),
  )
}

const dayOption = (desk: Desk, text: string | undefined): string | null =>
  text === undefined ? null : valueOf(readDay(text), desk.terminal.locale)

const decide = (desk: Desk, no: string, decision: Decision, options: ActOptions) =>
  decideSubmission(desk.context, [no], decision, options.as, desk.clock.now())

async function isStaff(desk: Desk, userid: string): Promise<boolean> {
  return ((await actorOf(desk.store.read, userid))?.roles.length ?? 0) > 0
}

async function extend(desk: Desk, no: string, options: ActOptions): Promise<Result<unknown>> {
  const until = dayOption(desk, options.until)
  if (options.refuse === true) return decide(desk, no, { kind: 'refuse', reason: options.reason ?? '' }, options)
  if (options.grant === true || (await isStaff(desk, options.as)))
    return decide(desk, no, { kind: 'grant', until }, options)
  if (until === null)
    throw new CommandFailed(
      desk.terminal.locale === 'zh' ? '申请延期要用 --until 写明日期。' : 'An extension needs --until YYYY-MM-DD.',
    )
  const input = { kind: 'extension', by: options.as, nos: [no], until, reason: options.reason ?? '' } as const
  return submitRequest(desk.context, input, desk.clock.now())
}

async function dispute(desk: Desk, no: string, options: ActOptions): Promise<Result<unknown>> {
  const reason = options.reason ?? ''
  if (options.uphold === true) return decide(desk, no, { kind: 'uphold', reason }, options)
  if (options.reject === true) return decide(desk, no, { kind: 'reject', reason }, options)
  return submitRequest(desk.context, { kind: 'dispute', by: options.as, nos: [no], reason }, desk.clock.now())
}

async function show(desk: Desk, no: string, as?: string): Promise<void> {
  const { store, context, clock, terminal } = desk
  const row = await caseByNo(store.read, no)
  if (row === null)
    throw new CommandFailed(terminal.locale === 'zh' ? `没有编号为${no}的事项,请核对编号。` : `There is no case ${no}.`)
  const actor =
    as === undefined ? { userid: 'command', roles: ['officer' as const], contactOf: [] } : await actorOf(store.read, as)
  if (actor === null)
    throw new CommandFailed(terminal.locale === 'zh' ? `名册里没有${as}。` : `The registry does not know ${as}.`)
  if (actor.roles.length === 0 && !actor.contactOf.some((one) => one.unitId === row.unitId))
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
