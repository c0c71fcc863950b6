// `rehearse ID`: every message that would leave, and what that asks of each person and unit.
import { Command, Option } from 'commander'
import type { RehearsalTotals } from '../../domain/rehearsal-totals.js'
import type { Answers } from '../../domain/rehearsal.js'
import { ruleInWords } from '../../domain/wording/why.js'
import { rehearsalTotals, rehearseCircular, type RehearsedLine } from '../../flows/rehearse-circular.js'
import { atDesk } from '../desk.js'
import { type Terminal, valueOf } from '../terminal.js'

type Totals = Record<Answers, RehearsalTotals>

export const rehearseCommand = (): Command =>
  new Command('rehearse')
    .description('every message the circular would cause / 推演')
    .argument('<id>', 'id or case prefix')
    .addOption(
      new Option('--answers <who>', 'who answers two working days before the deadline')
        .choices(['none', 'all', 'half'])
        .default('none'),
    )
    .option('--totals', 'only what it asks of each person and unit, for none, all and half answering')
    .option('--json')
    .action(async (id: string, options: { answers: Answers; totals?: boolean; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const now = clock.now()
        if (options.totals === true) {
          const totals = valueOf(await rehearsalTotals(context, id, now), terminal.locale)
          terminal.value(totals)
          return showTotals(terminal, totals)
        }
        const lines = valueOf(await rehearseCircular(context, id, options.answers, now), terminal.locale)
        terminal.value(lines)
        showRehearsal(terminal, lines)
        if (!terminal.json) showTotals(terminal, valueOf(await rehearsalTotals(context, id, now), terminal.locale))
        showSum(terminal, lines)
      }),
    )

export function showRehearsal(terminal: Terminal, lines: readonly RehearsedLine[]): void {
  for (const line of lines)
    terminal.line(
      `${line.at.slice(0, 16).replace('T', ' ')}  ${line.to}(${line.role})  ${line.rule}  ${line.caseNos.join('、')}\n    ${line.text.replaceAll('\n', '\n    ')}`,
    )
}

function showSum(terminal: Terminal, lines: readonly RehearsedLine[]): void {
  const people = new Set(lines.map((line) => line.to))
  const most = Math.max(0, ...[...people].map((to) => lines.filter((line) => line.to === to).length))
  terminal.line(
    `共${lines.length}条,${people.size}人,每人最多${most}条。`,
    `${lines.length} messages to ${people.size} people, at most ${most} each.`,
  )
}

/** A row a person and a row a unit: counted messages if nobody, all, half answer. */
function showTotals(terminal: Terminal, totals: Totals): void {
  const { none } = totals
  const { perDay, perCircular } = none.caps
  terminal.line(
    `\n每人(条数:无人反馈/全部反馈/半数反馈;单日最多,上限${perDay};本通报,上限${perCircular})`,
    `\nPer person (nobody / all / half answer; most on a day, cap ${perDay}; this circular, cap ${perCircular})`,
  )
  for (const one of none.people) {
    const counts = each(totals, (of) => of.people.find((other) => other.userid === one.userid)?.messages ?? 0)
    const units = one.units.length === 0 ? '办公室' : one.units.join('、')
    const heaviest = one.busiest === null ? '-' : `${one.busiest.counted}(${one.busiest.on})`
    terminal.line(
      `  ${one.userid}  ${units}  ${counts}  单日最多${heaviest}  本通报${one.perCircular}/${perCircular}`,
      `  ${one.userid}  ${units}  ${counts}  day ${heaviest}  circular ${one.perCircular}/${perCircular}`,
    )
  }
  terminal.line('每单位(条数同上,人数)', 'Per unit (same, people)')
  for (const one of none.units) {
    const counts = each(totals, (of) => of.units.find((other) => other.unit === one.unit)?.messages ?? 0)
    terminal.line(`  ${one.unit}  ${counts}  ${one.people}人`, `  ${one.unit}  ${counts}  ${one.people} people`)
  }
  showRest(terminal, none)
}

const each = (totals: Totals, count: (of: RehearsalTotals) => number): string =>
  `${count(totals.none)}/${count(totals.all)}/${count(totals.half)}`

function showRest(terminal: Terminal, none: RehearsalTotals): void {
  if (none.busiest !== null)
    terminal.line(
      `最多的一天:${none.busiest.on},${none.busiest.messages}条。办公室待办${none.tasks}项,因条数已满不发的提醒${none.dropped}条。`,
      `Heaviest day: ${none.busiest.on}, ${none.busiest.messages} messages. Tasks of the office ${none.tasks}, reminders dropped for the caps ${none.dropped}.`,
    )
  for (const one of none.untold)
    terminal.line(
      `无人可通知:${one.unit}(${one.rules.map(ruleInWords).join('、')};${one.caseNos.join('、')})`,
      `Nobody to tell: ${one.unit} (${one.rules.join(', ')}; ${one.caseNos.join(', ')})`,
    )
  if (none.overCaps.length > 0)
    terminal.line(`超过上限(逾期通知不受限):${none.overCaps.join('、')}`, `Over the caps: ${none.overCaps.join(', ')}`)
  terminal.line(
    '计划之外只会有:对来信的即时答复和办理结果;退回、延期、异议、暂缓、改派等人为办理之后重新计期的消息;约谈经负责人决定后的文书;人工催办;办公室自己的待办提醒和整改情况汇总。',
    'Outside this plan leave only: answers and results to who asked; what follows when a person returns, extends, pauses or hands over a case; papers of a talk the leader decided; reminders by hand; the office’s own chasers and its summary of the round.',
  )
}
