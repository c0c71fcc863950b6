// The cards by which the office decides: review of a reply, an extension, a dispute; and the results told back.
import { done, type Result, refused } from '../../base/result.js'
import { chineseDay, type Day } from '../day.js'
import { deadlineInWords } from '../deadline.js'
import type { CardButton, CardContent } from '../ports.js'
import { type CaseBrief, caseLine, clip, numbersWithin } from './brief.js'

export interface SubmissionBrief {
  kind: 'reply' | 'extension' | 'dispute' | 'block'
  unit: string
  /** Name of who sent it. */
  by: string
  text: string
  oaNumber: string | null
  untilOn: Day | null
  evidence: number
  cases: readonly CaseBrief[]
}

const faces: Record<SubmissionBrief['kind'], { title: string; buttons: CardButton[] }> = {
  reply: {
    title: '整改反馈待复核',
    buttons: [
      { text: '通过', key: 'pass', style: 'primary' },
      { text: '退回', key: 'return', style: 'warning' },
      { text: '查看明细', key: 'detail', style: 'plain' },
    ],
  },
  extension: {
    title: '延期申请待处理',
    buttons: [
      { text: '同意', key: 'grant', style: 'primary' },
      { text: '不同意', key: 'refuse', style: 'warning' },
      { text: '查看明细', key: 'detail', style: 'plain' },
    ],
  },
  block: {
    title: '暂缓申请待处理',
    buttons: [
      { text: '同意', key: 'pause', style: 'primary' },
      { text: '不同意', key: 'refuse-pause', style: 'warning' },
      { text: '查看明细', key: 'detail', style: 'plain' },
    ],
  },
  dispute: {
    title: '异议待处理',
    buttons: [
      { text: '同意', key: 'uphold', style: 'primary' },
      { text: '不同意', key: 'reject', style: 'warning' },
      { text: '查看明细', key: 'detail', style: 'plain' },
    ],
  },
}

/** The card a reviewer acts on. */
export function submissionCard(brief: SubmissionBrief, today: Day): CardContent {
  const face = faces[brief.kind]
  const lines = brief.cases.map((one) => caseLine(one, null, today))
  const list = lines.join('\n')
  const body =
    [...list].length <= 100
      ? list
      : `编号:${numbersWithin(
          brief.cases.map((one) => one.no),
          150,
        )}`
  return {
    type: 'card',
    title: face.title,
    subtitle: brief.unit,
    quote: brief.text === '' ? null : clip(brief.text, 120),
    rows: [
      { label: '单位', value: clip(brief.unit, 30) },
      { label: '答复人', value: brief.by },
      ...(brief.untilOn === null ? [] : [{ label: '申请延至', value: chineseDay(brief.untilOn, today) }]),
      ...(brief.kind === 'extension' ? [{ label: '现期限', value: clip(deadlinesOf(brief, today), 30) }] : []),
      ...(brief.oaNumber === null ? [] : [{ label: 'OA号', value: brief.oaNumber }]),
      ...(brief.evidence === 0 ? [] : [{ label: '佐证', value: `${brief.evidence}份` }]),
      { label: '事项', value: `${brief.cases.length}项` },
    ],
    body,
    buttons: face.buttons,
    url: null,
  }
}

const deadlinesOf = ({ cases }: SubmissionBrief, today: Day): string =>
  [...new Set(cases.map((one) => deadlineInWords(one.deadline, today)))].join('、')

/** Up to about eight numbers, then how many there are: `B24Q3-001、B24Q3-002等9项`. */
export const numbersInWords = (nos: readonly string[]): string => numbersWithin(nos, 90)

/** A reply with the day it was put right on, as the reviewer reads it. Refused: a day still to come. */
export function withFixDay(text: string, fixedOn: Day | null, today: Day): Result<string> {
  if (fixedOn === null) return done(text)
  if (fixedOn > today) return refused('fix-day-ahead', `整改日期${fixedOn}还没有到,请填今天或以前的日期。`)
  return done(`${text}(${chineseDay(fixedOn, today)}整改完成)`)
}
