// `circular diff ID FILE [--apply]`: a corrected version of a stored circular, in five piles, before anything is applied.
import { Command } from 'commander'
import type { Piles } from '../../../domain/import-piles.js'
import { applyDiff, type Applied, diffCircular, type Difference } from '../../../flows/diff-circular.js'
import { atDesk, type Desk } from '../../desk.js'
import { CommandFailed, valueOf } from '../../terminal.js'
import { readPaperFile } from './reading-papers.js'

interface DiffOptions {
  apply?: boolean
  as?: string
  same?: string[]
  other?: string[]
  json?: boolean
}

export const diffSubcommand = (): Command =>
  new Command('diff')
    .description('compare with a corrected file; --apply acts on it / 比较更正后的通报')
    .argument('<id>', 'id or code')
    .argument('<file>', 'the corrected circular')
    .option('--apply', 'read a draft anew, or draft a correction of a published circular')
    .option('--as <userid>', 'officer, with --apply')
    .option('--same <number...>', 'unclear entries that are the same finding, numbered as in the new file')
    .option('--other <number...>', 'unclear entries that are another finding')
    .option('--json')
    .action(async (id: string, file: string, options: DiffOptions) =>
      atDesk(options, async (desk) => run(desk, id, file, options)),
    )

async function run(desk: Desk, id: string, file: string, options: DiffOptions): Promise<void> {
  const { terminal, context } = desk
  const { locale } = terminal
  const decisions = { same: numbers(options.same, locale), other: numbers(options.other, locale) }
  if (options.apply === true && options.as === undefined)
    throw new CommandFailed(locale === 'zh' ? '--apply 要用 --as 写明经办人。' : '--apply needs --as.')
  const paper = { circular: id, ...(await readPaperFile(desk, file)), decisions }
  if (options.apply !== true) {
    const difference = valueOf(await diffCircular(context, paper), locale)
    terminal.value(shownDifference(difference))
    sayDifference(desk, difference)
    return
  }
  const applied = valueOf(await applyDiff(context, paper, options.as ?? '', desk.clock.now()), locale)
  terminal.value({
    ...shownDifference(applied),
    next: applied.next,
    confirmationTakenBack: applied.confirmationTakenBack,
  })
  sayDifference(desk, applied)
  sayNext(desk, applied)
}

function numbers(given: readonly string[] | undefined, locale: 'zh' | 'en'): ReadonlySet<number> {
  const wrong = given?.find((text) => !/^[1-9]\d*$/.test(text))
  if (wrong !== undefined)
    throw new CommandFailed(
      locale === 'zh' ? `“${wrong}”不是项号,项号从1起。` : `"${wrong}" is no number of a finding.`,
    )
  return new Set((given ?? []).map((text) => Number(text) - 1))
}

/** Numbers as people count; known findings by case number. */
function shownDifference({ circularId, code, sameFileAs, head, piles, withdraws, lost }: Difference) {
  const known = (entry: Piles['untouched'][number]['known']) => ({
    known: entry.name,
    ...(entry.case === null ? {} : { state: entry.case.state }),
    before: entry.finding,
  })
  return {
    circularId,
    code,
    sameFileAs,
    head,
    new: piles.new.map(({ index, finding }) => ({ number: index + 1, finding })),
    reopened: piles.reopened.map((one) => ({ number: one.index + 1, finding: one.finding, ...known(one.known) })),
    closed: piles.closed.map((one) => known(one.known)),
    untouched: piles.untouched.map((one) => ({
      number: one.index === null ? null : one.index + 1,
      known: one.known.name,
    })),
    unclear: piles.unclear.map((one) => ({ number: one.index + 1, finding: one.finding, ...known(one.known) })),
    withdraws,
    lost: lost.map(({ correction, reason }) => ({ correction, reason })),
  }
}

type Told = Pick<Piles['new'][number]['finding'], 'unit' | 'account' | 'site' | 'problem'>
const told = (one: Told): string => `${one.unit ?? '(单位不明)'} ${one.account ?? one.site ?? ''}:${one.problem}`

function sayDifference({ terminal }: Desk, { code, sameFileAs, head, piles, withdraws, lost }: Difference): void {
  if (sameFileAs !== null)
    terminal.line(`与${sameFileAs.code}的文件完全相同,没有变化。`, `The file of ${sameFileAs.code}; no change.`)
  terminal.line(
    `与${code}比较:新增${piles.new.length},重新列出${piles.reopened.length},不再列出${piles.closed.length},未变${piles.untouched.length},说不准${piles.unclear.length}`,
    `against ${code}: new ${piles.new.length}, reopened ${piles.reopened.length}, closed ${piles.closed.length}, untouched ${piles.untouched.length}, unclear ${piles.unclear.length}`,
  )
  for (const change of head)
    terminal.line(`  [抬头] ${change.pointer}:${JSON.stringify(change.before)} → ${JSON.stringify(change.now)}`)
  for (const one of piles.new)
    terminal.line(
      `  [新增] 第${one.index + 1}项 ${told(one.finding)}`,
      `  [new] ${one.index + 1}. ${told(one.finding)}`,
    )
  for (const one of piles.reopened)
    terminal.line(
      `  [重新列出] 第${one.index + 1}项 ${told(one.finding)}(原${one.known.name}已撤销)`,
      `  [reopened] ${one.index + 1}. ${told(one.finding)} (was ${one.known.name}, withdrawn)`,
    )
  for (const { known } of piles.closed) {
    const ends = known.case !== null && withdraws.includes(known.case.no)
    terminal.line(
      `  [不再列出] ${known.name} ${told(known.finding)}${ends ? ',下发更正时撤销' : ''}`,
      `  [closed] ${known.name} ${told(known.finding)}${ends ? ', withdrawn at publishing' : ''}`,
    )
  }
  for (const one of piles.unclear)
    terminal.line(
      `  [说不准] 第${one.index + 1}项 ${told(one.finding)};原${one.known.name}是“${one.known.finding.problem}”,请用 --same 或 --other 指明`,
      `  [unclear] ${one.index + 1}. ${told(one.finding)}; ${one.known.name} reads "${one.known.finding.problem}": --same or --other`,
    )
  for (const one of lost) terminal.line(`  [更正未沿用] ${one.reason}`, `  [correction not kept] ${one.reason}`)
}

function sayNext({ terminal }: Desk, { code, next, confirmationTakenBack }: Applied): void {
  if (next === null) terminal.line('没有需要办理的变化。', 'Nothing to act on.')
  else if (next.code === code) terminal.line(`${code}已按新文件重新读出,请确认。`, `${code} was read anew; confirm it.`)
  else
    terminal.line(
      `已拟出更正${next.code},请确认、提交、审批。`,
      `Correction ${next.code} was drafted; confirm, submit, approve it.`,
    )
  if (confirmationTakenBack) terminal.line('原来的确认已取消。', 'The earlier confirmation was taken back.')
}
