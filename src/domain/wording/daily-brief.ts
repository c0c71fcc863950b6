// The daily brief of the office's own group: counts only. The head of the audit chain lets anybody hold it later (contract §1).
import { chineseDay } from '../day.js'
import type { TodayBrief } from './today.js'

/** @param head head of the audit chain at that moment */
export function briefText(brief: TodayBrief, head: string): string {
  const { day, reviews, requests, drafts, approvals, late, dueToday, tasks, leaving, held } = brief
  const counts: [string, number][] = [
    ['待复核反馈', reviews],
    ['待处理申请和异议', requests],
    ['待核对通报', drafts],
    ['待审批通报', approvals.length],
    ['逾期未整改事项', late.length],
    ['今日到期事项', dueToday.length],
    ['办公室待办', tasks],
    ['今日将发消息', leaving],
  ]
  const shown = counts.filter(([, count]) => count > 0).map(([label, count]) => `${label}:${count}`)
  return [
    `【整改督办简报】${chineseDay(day, day)}`,
    ...(shown.length === 0 ? ['没有待办理和逾期的事项。'] : shown),
    ...(held === null ? [] : ['计划消息已暂停发送,等负责人放行。']),
    '办理请在应用里回复“今日”。',
    `审计链:${head.slice(0, 16)}`,
  ].join('\n')
}
