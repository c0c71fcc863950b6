// `talk list|show|approve|decline|postpone|schedule|confirm|hold|keep`: talks (约谈) from scripts.
import { Command } from 'commander'
import { done, type Result, refused } from '../../base/result.js'
import { dayOf, instantOf, isoOf, minutesOfTime } from '../../domain/day.js'
import { talkStateName } from '../../domain/talk.js'
import { readTimeIn } from '../../domain/reading-dates.js'
import { runTalk, type TalkAct } from '../../flows/run-talk.js'
import { allTalks, caseNosOf, talkById, talkFactsOf, type TalkRow } from '../../store/talks.js'
import { atDesk, type Desk } from '../desk.js'
import { readDay } from '../reading-input.js'
import { CommandFailed, valueOf } from '../terminal.js'

interface TalkOptions {
  as: string
  json?: boolean
  reason?: string
  to?: string
  at?: string
  place?: string
  presider?: string
  minutes?: string
  commitment?: string[]
  item?: string
}

export function talkCommand(): Command {
  const talk = new Command('talk').description('talks (约谈)')
  talk.addCommand(
    new Command('list')
      .description('all talks / 列表')
      .option('--json')
      .action(async (options: { json?: boolean }) => atDesk(options, async (desk) => list(desk))),
  )
  talk.addCommand(
    new Command('show')
      .argument('<id>')
      .option('--json')
      .action(async (id: string, options: { json?: boolean }) => atDesk(options, async (desk) => show(desk, id))),
  )
  talk.addCommand(act('approve', 'the leader agrees / 同意约谈', [], () => done({ kind: 'approve' })))
  talk.addCommand(
    act('decline', 'the leader declines / 暂不约谈', [['--reason <text>', 'why']], (options) =>
      done({ kind: 'decline', reason: options.reason ?? '' }),
    ),
  )
  talk.addCommand(
    act('postpone', 'comes up again later / 暂缓决定', [['--to <day>', 'YYYY-MM-DD']], (options) => {
      const day = readDay(options.to ?? '')
      return day.ok ? done({ kind: 'postpone', to: day.value }) : day
    }),
  )
  talk.addCommand(
    act(
      'schedule',
      'set time and place; the invitation leaves then / 排期',
      [
        ['--at <instant>', '"YYYY-MM-DD HH:mm" (Asia/Shanghai)'],
        ['--place <text>', 'where'],
        ['--presider <text>', 'who presides'],
      ],
      scheduleOf,
    ),
  )
  talk.addCommand(act('confirm', 'the unit will come / 确认参加', [], () => done({ kind: 'confirm' })))
  talk.addCommand(
    act(
      'hold',
      'record that it took place / 登记约谈',
      [
        ['--minutes <text>', 'what was said'],
        ['--commitment <text@day...>', 'commitment and its date'],
      ],
      holdOf,
    ),
  )
  talk.addCommand(
    act('keep', 'a commitment was kept / 承诺已落实', [['--item <n>', 'which commitment, from 1']], (options) =>
      done({ kind: 'keep', index: Number(options.item ?? '1') - 1, note: '' }),
    ),
  )
  return talk
}

function act(
  name: string,
  description: string,
  flags: [string, string][],
  read: (options: TalkOptions) => Result<TalkAct>,
): Command {
  const command = new Command(name).description(description).argument('<id>').requiredOption('--as <userid>')
  for (const [flag, words] of flags) command.option(flag, words)
  return command.option('--json').action(async (id: string, options: TalkOptions) =>
    atDesk(options, async (desk) => {
      const { locale } = desk.terminal
      valueOf(await runTalk(desk.context, id, valueOf(read(options), locale), options.as, desk.clock.now()), locale)
      await show(desk, id)
    }),
  )
}

function scheduleOf(options: TalkOptions): Result<TalkAct> {
  const given = options.at ?? ''
  const day = readDay(given.slice(0, 10))
  if (!day.ok) return day
  const time = readTimeIn(given.slice(10))
  if (time === null) return refused('bad-day', `“${given}”里没有HH:mm形式的时间。`)
  if (options.place === undefined || options.place.trim() === '')
    return refused('reason-missing', '约谈要写明地点(--place)。')
  const at = isoOf(instantOf(day.value, minutesOfTime(time)))
  return done({ kind: 'schedule', schedule: { at, place: options.place, presider: options.presider ?? null } })
}

function holdOf(options: TalkOptions): Result<TalkAct> {
  const commitments = []
  for (const text of options.commitment ?? []) {
    const at = text.lastIndexOf('@')
    const day = readDay(text.slice(at + 1))
    if (at < 1 || !day.ok) return refused('bad-commitment', `承诺“${text}”应写成 内容@YYYY-MM-DD。`)
    commitments.push({ text: text.slice(0, at), dueOn: day.value })
  }
  return done({ kind: 'hold', minutes: options.minutes ?? '', commitments })
}

const shown = (row: TalkRow) => {
  const facts = talkFactsOf(row)
  return {
    id: row.id,
    unit: row.unit.name,
    state: facts.state,
    trigger: row.trigger,
    basis: row.basis,
    caseNos: caseNosOf(row),
    proposedAt: isoOf(row.proposedAt),
    decidedBy: facts.decidedBy,
    reason: row.reason,
    schedule: facts.schedule,
    confirmedBy: row.confirmedBy,
    heldAt: facts.heldAt === null ? null : isoOf(facts.heldAt),
    minutes: row.minutes,
    commitments: facts.commitments,
  }
}

async function list(desk: Desk): Promise<void> {
  const rows = await allTalks(desk.store.read)
  desk.terminal.value(rows.map(shown))
  if (rows.length === 0) desk.terminal.line('没有约谈。', 'No talks.')
  for (const row of rows) line(desk, row)
}

async function show(desk: Desk, id: string): Promise<void> {
  const row = await talkById(desk.store.read, id)
  if (row === null)
    throw new CommandFailed(desk.terminal.locale === 'zh' ? `没有编号为${id}的约谈。` : `There is no talk ${id}.`)
  desk.terminal.value(shown(row))
  line(desk, row)
}

function line(desk: Desk, row: TalkRow): void {
  const facts = talkFactsOf(row)
  desk.terminal.line(
    `${row.id} ${row.unit.name} ${talkStateName[facts.state]} ${caseNosOf(row).join('、')} ${dayOf(row.proposedAt)}\n    ${row.basis}`,
    `${row.id} ${row.unit.name} ${facts.state} ${caseNosOf(row).join(',')} ${dayOf(row.proposedAt)}\n    ${row.basis}`,
  )
}
