// 催办 in words, for the chat and the command line: who gets it, when, merged with what, at which cost; what is dropped or
// refused, and why. Before it is done and after it the same words, so that nobody has to compare.
import { chineseDay, type Day } from '../day.js'
import type { ReminderPlan, ReminderToPerson } from '../manual-reminder.js'
import { numbersWithin } from './brief.js'
import { reasonInWords, ruleInWords } from './why.js'

export interface ReminderWords extends ReminderPlan {
  caseNos: readonly string[]
  units: number
  refusals: readonly { message: string }[]
  held: boolean
}

/** @param code the short form of a circular by its id */
export function reminderLines(
  plan: ReminderWords,
  isDone: boolean,
  code: (id: string) => string,
  today: Day,
): string[] {
  const [only] = plan.people
  const head = `${isDone ? '催办已登记' : '催办'}:${numbersWithin(plan.caseNos, 120)}`
  const lines =
    plan.people.length === 1 && only !== undefined && plan.units === 1
      ? [`${head},${personWords(only, code, true)}`]
      : [
          `${head}(${plan.units}个单位${plan.caseNos.length}项)`,
          ...plan.people.map(
            (one) => `· ${one.unit}:${numbersWithin(one.caseNos, 60)},${personWords(one, code, false)}`,
          ),
        ]
  return [...lines, ...elseLines(plan, today)]
}

function personWords(one: ReminderToPerson, code: (id: string) => string, alone: boolean): string {
  const merged =
    one.mergedWith.length === 0 ? '' : `,与${one.mergedWith.map(({ rule }) => ruleInWords(rule)).join('、')}合并为一条`
  const cost = one.usesOne ? '占用1条' : '不另占条数'
  const used = one.circulars
    .map(
      ({ id, used }) =>
        `${alone && one.circulars.length === 1 ? '就本通报' : code(id)}已收${used}条(上限${one.capPerCircular})`,
    )
    .join('、')
  return `${one.leavesAt.slice(0, 16).replace('T', ' ')}发出${merged},${cost}。该联络员${used},今天已收${one.usedToday}条。`
}

function elseLines(plan: ReminderWords, today: Day): string[] {
  return [
    ...plan.dropped.map(
      (one) => `不会发出:${one.unit}${numbersWithin(one.caseNos, 60)}(${reasonInWords(one.reason)}),请电话联系。`,
    ),
    ...plan.nobody.map((one) => `${one.unit}没有能收到消息的联络员(${numbersWithin(one.caseNos, 60)}),请电话联系。`),
    ...plan.displaced.map(
      (one) =>
        `占用后,${chineseDay(one.on, today)}的${ruleInWords(one.rule)}(${numbersWithin(one.caseNos, 60)})将因条数已满不再发出。`,
    ),
    ...plan.refusals.map((one) => one.message),
    ...(plan.overCeiling === null
      ? []
      : [`同时发出${plan.overCeiling}条,超过单次上限,系统会先暂停,须由负责人用 release 放行。`]),
    ...(plan.held ? ['系统已暂停发送,负责人放行后才会发出。'] : []),
  ]
}
