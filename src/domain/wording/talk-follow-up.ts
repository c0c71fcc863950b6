// The words about a talk from the meeting on: the 纪要, the written report, the commitments, the check, the last rung; and
// a cancelled or missed one. Each is said once.
import { chineseDay, type Day } from '../day.js'
import { type Absence, type Commitment, talkChannelName, type TalkReport, type Verification } from '../talk.js'

const dayBy = (day: Day | null, today: Day): string => (day === null ? '' : chineseDay(day, today))

/** 约谈纪要 to the unit: that it is there, what was required, until when the report. The paper goes by OA. */
export function minutesText(
  unit: string,
  {
    requirements,
    commitments,
    reportDueOn,
  }: { requirements: string; commitments: readonly Commitment[]; reportDueOn: Day | null },
  today: Day,
): string {
  return [
    `约谈纪要:${unit}的约谈已进行,纪要随后经OA送达。`,
    ...(requirements === '' ? [] : [`要求:${requirements}`]),
    ...commitments.map((one, index) => `承诺${index + 1}:${one.text}(${chineseDay(one.dueOn, today)}前)`),
    `书面整改报告请于${dayBy(reportDueOn, today)}前经OA报送;报送后可在此回复“约谈报告 OA文号”告知。`,
  ].join('\n')
}

export const reportDueText = (unit: string, dueOn: Day | null, today: Day): string =>
  `约谈后的书面整改报告${dayBy(dueOn, today)}到期:${unit}。经OA报送后可在此回复“约谈报告 OA文号”;已报送的请忽略。`

export const reportMissingText = (unit: string, dueOn: Day | null, today: Day): string =>
  `约谈后未收到书面整改报告:${unit},期限${dayBy(dueOn, today)}已过。系统不再自动催促,请决定后续处理。`

export function verifyText(id: string, unit: string, report: TalkReport, today: Day): string {
  const number = report.oaNumber === null ? '' : ` 文号${report.oaNumber}`
  return [
    `请核查:${unit}约谈后的整改情况(${id}),${chineseDay(report.at.slice(0, 10), today)}经${talkChannelName[report.channel]}报告${number}。`,
    ...(report.text === '' ? [] : [`报告:${report.text}`]),
    `核查后回复:约谈核查 ${id} 通过 说明;或 约谈核查 ${id} 不通过 发现的问题。报告人或登记报告的人不能自己核查。`,
  ].join('\n')
}

export const failedText = (unit: string, verification: Verification): string =>
  `约谈后核查未通过:${unit},${verification.note}。系统不再自动催促,请决定后续处理(通报、抄送或其他)。`

export const absentText = (unit: string, absence: Absence): string =>
  `约谈无故缺席:${unit}(${absence.who}),${absence.reason}。已请经办人另定时间。`

export const cancelledText = (unit: string, id: string, reason: string): string =>
  `约谈取消:${unit}的约谈(${id})不再进行。原因:${reason}。相关整改事项仍按期限办理。`

export const followUpText = (unit: string, commitment: string, dueOn: Day, today: Day): string =>
  `约谈承诺到期:${unit}承诺“${commitment}”,期限${chineseDay(dueOn, today)}。请将落实情况告知办公室。`

export const lastRungText = (unit: string, commitment: string, dueOn: Day, today: Day): string =>
  `约谈承诺未见落实:${unit}承诺“${commitment}”,期限${chineseDay(dueOn, today)}已过。系统不再自动催促,请决定后续处理。`
