// The basis of a proposal to talk, in words: the circular's own clause first, else the office's rule, then the facts that
// meet it. What stands here goes onto the leader's card and into the 约谈通知书.
import type { LateTrigger, TalkBasis } from '../talk-trigger.js'

export interface LateFacts {
  /** The circular's sentence, where the proposal rests on it. */
  clause: string | null
  /** `9月10日前`. */
  deadline: string
  overdueWorkdays: number
  nos: readonly string[]
}

/** Why cases that run are proposed for a talk. */
export function lateBasis(late: LateTrigger, facts: LateFacts): TalkBasis {
  const { clause, deadline, overdueWorkdays, nos } = facts
  const { trigger, calls, by } = late
  const rule = late.clause ? `通报要求“${clause ?? ''}”` : `办公室规定:${ruleOf(late)}`
  const unseen = trigger === 'overdue' ? '未见反馈' : `${nos.join('、')}要求报送的材料仍未收到`
  return { trigger, calls, by, words: `${rule};期限${deadline},已逾期${overdueWorkdays}个工作日,${unseen}。` }
}

function ruleOf(late: LateTrigger): string {
  if (late.trigger === 'report-missing') return `逾期${late.workdays}个工作日仍未报送的提请约谈`
  const which = `${late.failedOnly ? '不合格项' : '整改事项'}逾期${late.workdays}个工作日`
  return `${which}${late.lateBefore ? '且此前曾逾期' : ''}的提请约谈`
}
