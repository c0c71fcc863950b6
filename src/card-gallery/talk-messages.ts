// What is said about talks: the leader's proposal and the invitation as cards in their states, everything else as texts.
import { defaultPolicy } from '../domain/policy.js'
import type { Content } from '../domain/ports.js'
import type { Absence, Commitment, Schedule, TalkReport, Verification } from '../domain/talk.js'
import { lateTrigger, repeatBasis } from '../domain/talk-trigger.js'
import { decidedCard, talkCaption } from '../domain/wording/card-captions.js'
import { lateBasis } from '../domain/wording/talk-basis.js'
import * as after from '../domain/wording/talk-follow-up.js'
import { textForm } from '../domain/wording/text-form.js'
import * as words from '../domain/wording/talk.js'
import type { GalleryItem } from '../sandbox/index.js'
import { casesOf, circular, days, leader, office, officer } from './circular.js'
import { changed, type Place, sent, text } from './entry.js'

const group = '约谈'
const overdue = 3

const clause = lateTrigger({ severity: 'fail', reported: 'due' }, defaultPolicy, {
  clauseNamesTalk: true,
  lateBefore: false,
})
const repeated = repeatBasis(
  { account: '宝鸡市义务教育学校报名招生平台', life: [] },
  ['2023年第四季度通报', '2024年第一季度通报'].map((ref, at) => ({
    ref,
    circular: ref,
    issuedOn: at === 0 ? '2023-11-20' : '2024-02-20',
    kind: 'same-account' as const,
  })),
  '2024-08-19',
  defaultPolicy,
)
if (clause === null || repeated === null) throw new Error('the office’s own rules propose no talk for the samples')

const late: words.TalkBrief = {
  id: `${circular.code}-T1`,
  unit: '宝鸡市信访局',
  basis: lateBasis(clause, {
    clause: circular.escalationClause,
    deadline: '9月10日前',
    overdueWorkdays: overdue,
    nos: casesOf([3]).map((one) => one.no),
  }).words,
  mustAttend: 'leader',
  host: null,
  together: [],
  appliedBy: null,
  cases: casesOf([3], overdue),
  circular,
}

const again: words.TalkBrief = {
  ...late,
  id: `${circular.code}-T2`,
  unit: '宝鸡市教育局',
  basis: repeated.words,
  mustAttend: repeated.calls,
  cases: casesOf([54]),
}

const county: words.TalkBrief = {
  ...late,
  id: `${circular.code}-T3`,
  unit: '陇县公安局',
  host: '陇县人民政府办公室',
  appliedBy: officer,
  cases: casesOf([6, 7], overdue),
}

const schedule: Schedule = {
  at: '2024-09-19T15:00:00+08:00',
  place: '市政府3号楼201会议室',
  presider: null,
  bring: null,
  contact: null,
}

const absence: Absence = {
  who: '信访局分管负责人',
  reason: '当日参加省上会议',
  excused: true,
  at: '2024-09-19T10:00:00+08:00',
  recordedBy: 'office-1',
}

const commitment: Commitment = { text: '每周至少更新一次', dueOn: '2024-09-30', keptAt: null, keptBy: null }

const report: TalkReport = {
  at: '2024-09-27T09:30:00+08:00',
  channel: 'oa',
  oaNumber: '宝信函〔2024〕41号',
  text: '已恢复更新并明确专人负责。',
  by: 'office-1',
}

const verification: Verification = {
  holds: false,
  note: '9月16日以来仍未更新',
  at: '2024-09-30T10:00:00+08:00',
  by: 'office-2',
}

const place = (name: string, title: string, state: string): Place => ({ name, group, title, state })

function proposalCards(): GalleryItem[] {
  const card = words.proposalCard(late, false, days.late)
  const closed = (name: string, state: Parameters<typeof talkCaption>[1], who: string): GalleryItem => {
    const caption = talkCaption(false, state)
    return changed(place(`talk-proposed-${name}`, '约谈建议', caption), decidedCard(card, who), caption)
  }
  const collective = words.togetherOn(card, [again.unit])
  return [
    sent(place('talk-proposed', '约谈建议', '新发'), card),
    sent(place('text-talk-proposed', '约谈建议', '微信插件看的文本'), textForm(card)),
    sent(place('talk-proposed-repeat', '约谈建议', '屡次通报'), words.proposalCard(again, false, days.late)),
    sent(place('talk-proposed-county', '约谈建议', '委托县区'), words.proposalCard(county, false, days.late)),
    sent(place('talk-undecided', '约谈建议', '待决定提醒'), words.proposalCard(late, true, days.late)),
    changed(place('talk-proposed-together', '约谈建议', '并入集体约谈'), collective, ''),
    closed('approved', 'approved', leader),
    closed('declined', 'declined', leader),
    closed('postponed', 'postponed', leader),
    closed('withdrawn', 'withdrawn', '系统'),
  ]
}

function invitationCards(): GalleryItem[] {
  const base = { schedule, role: 'leader', changed: false, office } as const
  const card = words.invitationCard(late, base, days.late)
  const rescheduled = words.invitationCard(late, { ...base, changed: true }, days.late)
  const liaison = words.invitationCard(late, { ...base, role: 'liaison' }, days.late)
  const closed = (name: string, caption: string, who: string): GalleryItem =>
    changed(place(`talk-invite-${name}`, '约谈通知', caption), decidedCard(card, who), caption)
  return [
    sent(place('talk-invite', '约谈通知', '致分管负责人'), card),
    sent(place('text-talk-invite', '约谈通知', '微信插件看的文本'), textForm(card)),
    sent(place('talk-invite-liaison', '约谈通知', '致联络员'), liaison),
    sent(place('talk-invite-again', '约谈通知', '时间地点变更'), rescheduled),
    closed('confirmed', talkCaption(false, 'confirmed'), '信访局分管负责人'),
    closed('rescheduled', talkCaption(true, 'invited'), officer),
    closed('cancelled', talkCaption(false, 'cancelled'), leader),
  ]
}

/** Texts about talks, by the rule that sends them or the act they answer. */
function texts(): [name: string, title: string, content: Content][] {
  const record = { requirements: '立即恢复更新,建立值班制度', commitments: [commitment], reportDueOn: '2024-09-27' }
  const { text: promise, dueOn } = commitment
  const { unit, id } = late
  const today = days.late
  return [
    ['schedule', '请排定约谈', text(words.askAppointment(unit, null, county.host))],
    ['schedule-again', '请另定时间', text(words.askAppointment(unit, absence, null))],
    ['entrust', '委托县区约谈', text(words.entrustText(county, null, false, office, today))],
    ['entrust-late', '催问县区安排', text(words.entrustText(county, null, true, office, today))],
    ['record', '请登记约谈情况', text(words.askRecordText(late))],
    ['ended', '负责人决定', text(words.endedText(unit, 'declined', '已电话核实,正在办理'))],
    ['absent', '无故缺席', text(after.absentText(unit, { ...absence, excused: false, reason: '未说明原因' }))],
    ['cancelled', '约谈取消', text(after.cancelledText(unit, id, '已提前完成整改'))],
    ['minutes', '约谈纪要送达', text(after.minutesText(unit, record, today))],
    ['report', '书面报告到期', text(after.reportDueText(unit, record.reportDueOn, today))],
    ['report-missing', '书面报告未报', text(after.reportMissingText(unit, record.reportDueOn, today))],
    ['verify', '请核查', text(after.verifyText(id, unit, report, today))],
    ['failed', '核查未通过', text(after.failedText(unit, verification))],
    ['follow-up', '承诺到期', text(after.followUpText(unit, promise, dueOn, today))],
    ['last', '承诺未落实', text(after.lastRungText(unit, promise, dueOn, today))],
  ]
}

export const talkMessages = (): GalleryItem[] => [
  ...proposalCards(),
  ...invitationCards(),
  ...texts().map(([name, title, content]) => sent(place(`text-talk-${name}`, title, '文本'), content)),
]
