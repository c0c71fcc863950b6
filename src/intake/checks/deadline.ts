// Checks of the deadline: none, inferred, impossible, on a day off, or in a year whose holidays are not out yet.
import { officialCalendar, uncoveredYears } from '../../domain/calendar.js'
import { chineseDay } from '../../domain/day.js'
import type { Check, Draft, DraftDeadline } from '../../domain/draft.js'
import { mainDeadline } from '../draft-of.js'
import type { Paper } from '../paper.js'
import { bodySpan } from '../paper.js'
import { unsettled } from '../recognisers/deadline-forms.js'
import { roleAt } from '../sections.js'
import { check, type CheckInput } from './check.js'

export function checkDeadline({ draft, paper, reading }: CheckInput): Check[] {
  const main = mainDeadline(reading.deadlines)
  if (draft.deadline === null || main === null) {
    const words = unsettled.exec(askedPart(paper))?.[0]
    return words === undefined
      ? [check('no-deadline', 'info', '通报没有写整改或报送期限。', '/deadline')]
      : [check('deadline-without-date', 'warn', `通报只写“${words}”,没有写日期,需要期限的请人工确定。`, '/deadline')]
  }
  const several =
    reading.deadlines.length > 1
      ? [
          check(
            'several-deadlines',
            'warn',
            `通报写了${reading.deadlines.length}个期限,请核对哪些问题适用哪一个。`,
            '/deadlines',
          ),
        ]
      : []
  return [...inferences(draft.deadline, main.term.yearInferred), ...impossible(draft, draft.deadline), ...several]
}

/** The sentences of the body that are neither findings nor praise nor last period. */
function askedPart(paper: Paper): string {
  const body = bodySpan(paper)
  return [...paper.prose.flat.slice(body.start, body.end).matchAll(/[^。\n]+/g)]
    .filter((match) => !['problems', 'praise', 'recheck'].includes(roleAt(paper.sections, body.start + match.index)))
    .map((match) => match[0])
    .join('。')
}

function inferences(deadline: DraftDeadline, yearInferred: boolean): Check[] {
  if (deadline.base === 'receipt-date')
    return [check('deadline-from-receipt', 'info', '期限从收到通报起算,每个单位签收送达后各自计算。', '/deadline/base')]
  if (deadline.date === null)
    return [check('deadline-date-unknown', 'warn', '期限的日期无法推算(缺成文日期),请补填。', '/deadline/date')]
  if (deadline.base === 'issue-date')
    return [
      check('deadline-computed', 'warn', `期限按成文日期推算为${chineseDay(deadline.date)},请确认。`, '/deadline/date'),
    ]
  return yearInferred
    ? [
        check(
          'deadline-year-inferred',
          'info',
          `期限没有写年份,按成文日期推定为${chineseDay(deadline.date)},请确认。`,
          '/deadline/date',
        ),
      ]
    : []
}

function impossible({ issuedOn }: Draft, { date }: DraftDeadline): Check[] {
  if (date === null) return []
  const out: Check[] = []
  if (issuedOn !== null && date < issuedOn)
    out.push(check('deadline-before-issue', 'warn', `期限${chineseDay(date)}早于成文日期,请核对。`, '/deadline/date'))
  if (!officialCalendar.isWorkday(date))
    out.push(
      check(
        'deadline-day-off',
        'warn',
        `期限${chineseDay(date)}是休息日或节假日;不改动,当天的提醒提前到之前的工作日发出。`,
        '/deadline/date',
      ),
    )
  const years = uncoveredYears(officialCalendar, issuedOn === null || issuedOn > date ? date : issuedOn, date)
  if (years.length > 0)
    out.push(
      check(
        'calendar-year-uncovered',
        'warn',
        `${years.join('、')}年的节假日安排尚未收录,工作日推算不可靠,请人工核对。`,
        '/deadline/date',
      ),
    )
  return out
}
