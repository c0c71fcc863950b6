// What units and those above them get about their cases: the notice in each of its states, and every rung of the ladder.
import type { Day } from '../domain/day.js'
import type { Content } from '../domain/ports.js'
import type { RuleName } from '../domain/policy.js'
import type { GalleryItem } from '../sandbox/index.js'
import type { CaseBrief } from '../domain/wording/brief.js'
import { signedCard } from '../domain/wording/card-captions.js'
import { composePush } from '../domain/wording/push.js'
import { inTheNameOf } from '../domain/wording/stand-in.js'
import { textForm } from '../domain/wording/text-form.js'
import { casesOf, circular, circulars, days } from './circular.js'
import { cardOf, changed, type Place, sent } from './entry.js'

const group = '通知与催办'

const place = (name: string, title: string, state: string): Place => ({ name, group, title, state })

const push = (rule: RuleName, cases: readonly CaseBrief[], today: Day, note?: string): Content =>
  composePush(
    cases.map((brief) => (note === undefined ? { rule, brief } : { rule, brief, note })),
    circulars,
    today,
  ).content

const health = casesOf([1, 2])
const petition = casesOf([3])
const late = casesOf([3], 3)

export function noticeCards(): GalleryItem[] {
  const notice = cardOf(push('notice', health, days.issued))
  const repeat = push('notice', casesOf([54]), days.issued)
  const many = push('notice', casesOf([6, 7, 15, 20, 21, 22]), days.issued)
  const mixed = composePush(
    [
      ...petition.map((brief) => ({ rule: 'notice' as const, brief })),
      ...casesOf([6], 0).map((brief) => ({ rule: 'notice-supervisor' as const, brief })),
    ],
    circulars,
    days.issued,
  ).content
  return [
    sent(place('notice', '整改通知', '新发'), notice),
    changed(place('notice-signed', '整改通知', '已签收'), signedCard(notice, '卫健委联络员', days.issued), ''),
    sent(place('notice-repeat', '整改通知', '屡次通报'), repeat),
    sent(place('notice-many', '整改通知', '事项多,只列编号'), many),
    sent(place('notice-mixed', '整改通知', '兼告所辖单位问题'), mixed),
    sent(place('notice-stand-in', '整改通知', '代他人办理'), inTheNameOf(notice, ['卫健委联络员'])),
    sent(place('notice-missing-paper', '整改通知', '另有材料未报'), missingPaper()),
    sent(place('text-notice', '整改通知', '微信插件看的文本'), textForm(notice)),
    sent(place('unsigned-deputy', '整改通知', '尚未签收转备岗'), push('unsigned-deputy', health, days.issued)),
  ]
}

const missingPaper = (): Content =>
  composePush(
    petition.map((brief) => ({ rule: 'notice' as const, brief })),
    circulars,
    days.issued,
    [circular.title],
  ).content

/** Rungs that are told as text, in the order of a case's life. */
export function ladderTexts(): GalleryItem[] {
  const promised = '2024-09-06申请延期至9月20日,已同意'
  const all: [RuleName, string, Content][] = [
    ['notice-supervisor', '告知主管单位', push('notice-supervisor', casesOf([6, 7, 15]), days.issued)],
    ['notice-leader', '告知分管负责人', push('notice-leader', petition, days.issued)],
    ['remind-before', '到期前提醒', push('remind-before', health, days.issued)],
    ['remind-due', '到期当日提醒', push('remind-due', health, days.due)],
    ['manual', '催办', push('manual', petition, days.due)],
    ['overdue', '逾期通知', push('overdue', late, days.late)],
    ['escalate', '逾期升级', push('escalate', late, days.late)],
    ['deadline-amended', '期限调整', push('deadline-amended', health, days.issued)],
    ['check-in', '暂缓期间询问进展', push('check-in', casesOf([54]), days.due)],
    ['hand-over', '交接告知', push('hand-over', health, days.due, promised)],
    ['review-late', '待办提醒', push('review-late', health, days.late)],
    ['review-escalated', '待办超时', push('review-escalated', health, days.late)],
  ]
  return all.map(([rule, title, content]) => sent(place(`text-${rule}`, title, '文本'), content))
}
