// `case …`: what cards and chat do to one case, and what only the office does, for scripts.
import { Command } from 'commander'
import { acknowledgeCases } from '../../../flows/acknowledge-cases.js'
import { type Decision, decideSubmission } from '../../../flows/decide-submission.js'
import { submitReply } from '../../../flows/submit-reply.js'
import { submitRequest } from '../../../flows/submit-request.js'
import type { Result } from '../../../base/result.js'
import { isStaff } from '../../../domain/roles.js'
import { actorOf } from '../../../store/registry.js'
import { atDesk, type Desk } from '../../desk.js'
import { CommandFailed } from '../../terminal.js'
import { act, type ActOptions, dayOption } from './act.js'
import { officeActs } from './office-acts.js'
import { showCase } from './show.js'

export function caseCommand(): Command {
  const command = new Command('case').description('one case / 整改事项')
  command.addCommand(
    new Command('show')
      .description('state, history and evidence / 查看')
      .argument('<no>')
      .option('--as <userid>', 'look with this person’s eyes')
      .option('--json')
      .action(async (no: string, options: { as?: string; json?: boolean }) =>
        atDesk(options, (desk) => showCase(desk, no, options.as)),
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
  for (const one of officeActs()) command.addCommand(one)
  return command
}

const decide = (desk: Desk, no: string, decision: Decision, options: ActOptions) =>
  decideSubmission(desk.context, [no], decision, options.as, desk.clock.now())

async function isOfTheOffice(desk: Desk, userid: string): Promise<boolean> {
  const actor = await actorOf(desk.store.read, userid, desk.clock.now())
  return actor !== null && isStaff(actor)
}

async function extend(desk: Desk, no: string, options: ActOptions): Promise<Result<unknown>> {
  const until = dayOption(desk, options.until)
  if (options.refuse === true) return decide(desk, no, { kind: 'refuse', reason: options.reason ?? '' }, options)
  if (options.grant === true || (await isOfTheOffice(desk, options.as)))
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
