// `talk …`: talks (约谈) from scripts: applied for, decided, arranged, recorded, checked; listed, shown, and the leader's packet.
import { Command } from 'commander'
import { done, refused, type Result } from '../../base/result.js'
import { mustAttendName, talkStateName } from '../../domain/talk.js'
import type { TalkAct } from '../../domain/talk-acts.js'
import { dayOf, isoOf } from '../../domain/day.js'
import { packetLines } from '../../domain/wording/talk-packet.js'
import { gatherTalks } from '../../flows/gather-talks.js'
import { applyForTalk } from '../../flows/propose-talk.js'
import { runTalk } from '../../flows/run-talk.js'
import { talkPacket } from '../../flows/talk-packet.js'
import { knownActor } from '../../flows/context.js'
import { allTalks, caseNosOf, talkById, talkFactsOf, type TalkRow, talksOfMeeting } from '../../store/talks.js'
import { atDesk, type Desk } from '../desk.js'
import { CommandFailed, valueOf } from '../terminal.js'
import { talkActs, type TalkActCommand, type TalkFlags } from './talk-acts.js'

export function talkCommand(): Command {
  const talk = new Command('talk').description('talks / 约谈')
  talk.addCommand(
    new Command('list')
      .description('all talks / 列表')
      .option('--json')
      .action(async (options: { json?: boolean }) => atDesk(options, list)),
  )
  talk.addCommand(
    new Command('show')
      .description('one talk or meeting / 查看')
      .argument('<id>')
      .option('--json')
      .action(async (id: string, options: { json?: boolean }) => atDesk(options, async (desk) => show(desk, id))),
  )
  talk.addCommand(packetCommand())
  talk.addCommand(proposeCommand())
  talk.addCommand(gatherCommand())
  talk.addCommand(entrustCommand())
  for (const one of talkActs) talk.addCommand(actCommand(one))
  return talk
}

function actCommand({ name, description, flags, read }: TalkActCommand): Command {
  const command = new Command(name).description(description).argument('<id>', 'talk or meeting / 约谈或集体约谈编号')
  command.requiredOption('--as <userid>')
  for (const [flag, words] of flags) command.option(flag, words)
  return command.option('--json').action(async (id: string, options: TalkFlags & { as: string; json?: boolean }) =>
    atDesk(options, async (desk) => {
      const act = valueOf(await read(options), desk.terminal.locale)
      await run(desk, id, act, options.as)
    }),
  )
}

async function run(desk: Desk, id: string, act: TalkAct, by: string): Promise<void> {
  valueOf(await runTalk(desk.context, id, act, by, desk.clock.now()), desk.terminal.locale)
  await show(desk, id)
}

interface ProposeOptions {
  as: string
  cases: string[]
  reason: string
  principal?: boolean
  county?: boolean
  json?: boolean
}

const proposeCommand = (): Command =>
  new Command('propose')
    .description('apply for a talk; another person decides / 申请约谈')
    .argument('<unit>', 'name of the unit / 单位')
    .requiredOption('--cases <no...>', 'case numbers / 事项编号')
    .requiredOption('--reason <text>', 'why / 事由')
    .requiredOption('--as <userid>')
    .option('--principal', 'call the head of the unit, not the leader in charge / 约谈主要负责人')
    .option('--county', 'ask the county office above the unit to hold it / 委托县区约谈')
    .option('--json')
    .action(async (unit: string, { cases, reason, principal, county, as, json }: ProposeOptions) =>
      atDesk(json === undefined ? {} : { json }, async (desk) => {
        const calls = principal === true ? 'principal' : 'leader'
        const by = county === true ? 'county' : 'office'
        const application = { unit, caseNos: cases.flatMap((one) => one.split(/[,、]/)), reason, calls, by } as const
        const talk = valueOf(await applyForTalk(desk.context, application, as, desk.clock.now()), desk.terminal.locale)
        await show(desk, talk.id)
      }),
    )

const gatherCommand = (): Command =>
  new Command('gather')
    .description('several units’ talks share one meeting / 合并为集体约谈')
    .argument('<id...>')
    .requiredOption('--as <userid>')
    .option('--json')
    .action(async (ids: string[], options: { as: string; json?: boolean }) =>
      atDesk(options, async (desk) => {
        const { locale } = desk.terminal
        const { meetingId } = valueOf(await gatherTalks(desk.context, ids, options.as, desk.clock.now()), locale)
        await show(desk, meetingId)
      }),
    )

const entrustCommand = (): Command =>
  new Command('entrust')
    .description('ask the county office above the unit to hold an approved talk / 委托县区约谈')
    .argument('<id>')
    .requiredOption('--as <userid>')
    .option('--json')
    .action(async (id: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async (desk) => {
        const row = valueOf(await found(desk, id), desk.terminal.locale)
        await run(desk, id, { kind: 'entrust', to: row.unit.parentId ?? '' }, options.as)
      }),
    )

const packetCommand = (): Command =>
  new Command('packet')
    .description('everything the leader decides on / 约谈材料')
    .argument('<id>')
    .requiredOption('--as <userid>')
    .option('--json')
    .action(async (id: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ store, clock, context, terminal }) => {
        const { locale } = terminal
        const now = clock.now()
        const packet = await store.write(async (tx) => {
          const actor = valueOf(await knownActor(tx, options.as, now), locale)
          return valueOf(await talkPacket(tx, context, actor, id, now), locale)
        })
        terminal.value(packet)
        for (const line of packetLines(packet)) terminal.line(line)
      }),
    )

async function found(desk: Desk, id: string): Promise<Result<TalkRow>> {
  const row = await talkById(desk.store.read, id)
  return row === null ? refused('no-talk', `没有编号为${id}的约谈,可用 talk list 查看。`) : done(row)
}

const shown = (row: TalkRow) => {
  const {
    id: _,
    unitId: __,
    proposedAt,
    decidedAt,
    entrustedAt,
    invitedAt,
    heldAt,
    endedAt,
    ...facts
  } = talkFactsOf(row)
  const iso = (at: Date | null): string | null => (at === null ? null : isoOf(at))
  return {
    id: row.id,
    unit: row.unit.name,
    meetingId: row.meetingId,
    trigger: row.trigger,
    basis: row.basis,
    caseNos: caseNosOf(row),
    reason: row.reason,
    ...facts,
    proposedAt: isoOf(proposedAt),
    decidedAt: iso(decidedAt),
    entrustedAt: iso(entrustedAt),
    invitedAt: iso(invitedAt),
    heldAt: iso(heldAt),
    endedAt: iso(endedAt),
  }
}

async function list(desk: Desk): Promise<void> {
  const rows = await allTalks(desk.store.read)
  desk.terminal.value(rows.map(shown))
  if (rows.length === 0) desk.terminal.line('没有约谈。', 'No talks.')
  for (const row of rows) line(desk, row)
}

/** A talk as an object, a meeting as a list. */
async function show(desk: Desk, id: string): Promise<void> {
  const row = await talkById(desk.store.read, id)
  const rows = row === null ? await talksOfMeeting(desk.store.read, id) : [row]
  if (rows.length === 0)
    throw new CommandFailed(desk.terminal.locale === 'zh' ? `没有编号为${id}的约谈。` : `There is no talk ${id}.`)
  desk.terminal.value(row === null ? rows.map(shown) : shown(row))
  for (const one of rows) line(desk, one)
}

function line(desk: Desk, row: TalkRow): void {
  const { state, mustAttend, schedule } = talkFactsOf(row)
  const meeting = row.meetingId === null ? '' : ` ${row.meetingId}`
  const when = schedule === null ? '' : ` ${schedule.at.slice(0, 16).replace('T', ' ')} ${schedule.place}`
  const tail = `${dayOf(row.proposedAt)}${when}\n    ${row.basis.replaceAll('\n', '\n    ')}`
  const nos = caseNosOf(row)
  desk.terminal.line(
    `${row.id}${meeting} ${row.unit.name}(${mustAttendName[mustAttend]}) ${talkStateName[state]} ${nos.join('、')} ${tail}`,
    `${row.id}${meeting} ${row.unit.name} (${mustAttend}) ${state} ${nos.join(',')} ${tail}`,
  )
}
