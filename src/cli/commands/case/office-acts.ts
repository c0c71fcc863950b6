// `case pause|check-in|resume|hand-over|withdraw NO`: what the office does to a running case.
import type { Command } from 'commander'
import { handOverCases } from '../../../flows/hand-over-cases.js'
import { checkInCases, pauseCases, resumeCases } from '../../../flows/pause-cases.js'
import { withdrawCases } from '../../../flows/withdraw-cases.js'
import { act, dayOption } from './act.js'

const reason: [string, string] = ['--reason <text>', 'why']

export const officeActs = (): Command[] => [pause(), checkIn(), resume(), handOver(), withdraw()]

const pause = (): Command =>
  act(
    'pause',
    'the platform is cancelling, or cannot: check-in days instead of the deadline / 暂缓',
    [reason, ['--next <day>', 'first day on which the unit is asked (default as the rules say)']],
    (desk, no, options) =>
      pauseCases(
        desk.context,
        { nos: [no], reason: options.reason ?? '', checkInOn: dayOption(desk, options.next), by: options.as },
        desk.clock.now(),
      ),
  )

const checkIn = (): Command =>
  act(
    'check-in',
    'how a paused case stands, said by the unit or recorded by a clerk / 登记进展',
    [
      ['--text <text>', 'how it stands'],
      ['--next <day>', 'when to ask again'],
    ],
    (desk, no, options) =>
      checkInCases(
        desk.context,
        { nos: [no], text: options.text ?? '', next: dayOption(desk, options.next), by: options.as },
        desk.clock.now(),
      ),
  )

const resume = (): Command =>
  act('resume', 'end the pause / 恢复', [['--until <day>', 'new deadline']], (desk, no, options) =>
    resumeCases(desk.context, { nos: [no], until: dayOption(desk, options.until), by: options.as }, desk.clock.now()),
  )

const handOver = (): Command =>
  act(
    'hand-over',
    'another unit answers for it; upholds a dispute that waits / 改派',
    [['--to <unit>', 'full name of the unit'], reason, ['--until <day>', 'new deadline']],
    (desk, no, options) =>
      handOverCases(
        desk.context,
        {
          nos: [no],
          to: options.to ?? '',
          until: dayOption(desk, options.until),
          reason: options.reason ?? '',
          by: options.as,
        },
        desk.clock.now(),
      ),
  )

const withdraw = (): Command =>
  act('withdraw', 'strike the finding / 撤销', [reason], (desk, no, options) =>
    withdrawCases(desk.context, { nos: [no], reason: options.reason ?? '', by: options.as }, desk.clock.now()),
  )
