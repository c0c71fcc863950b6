// One round on paper: the notice for a unit, the extension, the closed case, the report a unit takes to its own stamp, the
// papers of a talk, the summary for the leader, and the paragraph for the next circular. Everything printed was said or
// done in the story; everything made is in the audit chain.
import { expect, test } from 'vitest'
import { sha256 } from '../../src/base/ids.js'
import { gatherPaper, type PaperRequest, recordPaper } from '../../src/flows/papers/make-paper.js'
import { decideSubmission } from '../../src/flows/decide-submission.js'
import { runTalk } from '../../src/flows/run-talk.js'
import { renderPaper } from '../../src/papers/render-paper.js'
import { shippedTemplate } from '../../src/papers/templates.js'
import { circulatedTwice, type Office, openOffice, staff, unitNames } from '../harness.js'
import { textOf } from '../papers/filled.js'

/** Prints a paper as the command does; returns what it says. */
async function prints(office: Office, request: PaperRequest, by: string = staff.officer): Promise<string> {
  const template = await shippedTemplate(request.kind)
  const paper = await office.does(async (context, now) => {
    const filled = await gatherPaper(context, request, by, now)
    if (!filled.ok) return filled
    const docx = renderPaper(filled.value, template)
    if (docx.ok) await recordPaper(context, request, { docx: sha256(docx.value) }, by, now)
    return docx
  })
  return textOf(paper)
}

const refusalOf = async (office: Office, request: PaperRequest, by: string): Promise<string> => {
  const filled = await gatherPaper(office.context, request, by, office.now())
  return filled.ok ? expect.fail('was gathered') : filled.code
}

test('what units said and the office decided, on paper', async () => {
  const office = await openOffice()
  const { water, culture, reviewer } = office
  await office.publishes()
  await office.clockTo('2024-08-21 09:40')
  const circular = 'w24q3'
  const notice = await prints(office, { kind: 'notice', circular, unit: unitNames.water })
  for (const words of [
    '望川市水务局：',
    '望政办函〔2024〕52号',
    '“望川水务”（微信公众号）',
    '监测时间点前2周内无更新',
    '附件',
    '2024年9月10日前',
    '逾期整改不到位的，将按程序进行约谈',
    '2024年8月21日',
  ])
    expect(notice).toContain(words)
  expect(notice).not.toContain('文旅望川')

  await water.liaison.says('1 已整改 公众号已恢复每周更新')
  await culture.liaison.says('申请延期 9月20日 原因:平台改版需要审核')
  await office.does((context, now) =>
    decideSubmission(context, ['W24Q3-003'], { kind: 'grant', until: '2024-09-13' }, staff.reviewer, now),
  )
  await office.does((context, now) => decideSubmission(context, ['W24Q3-001'], { kind: 'close' }, staff.reviewer, now))
  const extension = await prints(office, { kind: 'extension', no: 'w24q3-003' }, staff.reviewer)
  for (const words of ['2024年9月10日', '2024年9月20日', '2024年9月13日', '平台改版需要审核', '同意延期'])
    expect(extension).toContain(words)
  const closing = await prints(office, { kind: 'closing', no: 'W24Q3-001' })
  for (const words of ['公众号已恢复每周更新', '望川市水务局联络员', '企业微信', '办公室复核', '2024年8月21日'])
    expect(closing).toContain(words)

  // The unit takes its own report, filled with its own words; nobody else's.
  const report = await prints(office, { kind: 'report', circular, unit: unitNames.water }, water.liaison.userid)
  expect(report.match(/公众号已恢复每周更新/g)).toHaveLength(1)
  expect(report).toContain('望川河长')
  const asked = { circular, unit: unitNames.culture }
  expect(await refusalOf(office, { kind: 'report', ...asked }, water.liaison.userid)).toBe('not-yours')
  expect(await refusalOf(office, { kind: 'notice', ...asked }, culture.liaison.userid)).toBe('role-missing')
  expect(await refusalOf(office, { kind: 'summary', circular }, culture.leader.userid)).toBe('role-missing')
  expect(await refusalOf(office, { kind: 'closing', no: 'W24Q3-003' }, staff.officer)).toBe('not-closed')
  expect(await refusalOf(office, { kind: 'extension', no: 'W24Q3-001' }, staff.officer)).toBe('nothing-decided')

  await office.clockTo('2024-09-19 17:30')
  const summary = await prints(office, { kind: 'summary', circular }, staff.leader)
  expect(summary).toContain('共下发整改事项5项，涉及4个单位')
  expect(summary).toMatch(/已销号1项（其中按期反馈1项），未销号4项，撤销0项/)
  expect(summary).toContain('约谈建议待决定')
  const recheck = await prints(office, { kind: 'recheck', circular })
  expect(recheck).toContain('对2024年第三季度通报的5个问题进行了复核，4个仍未整改，1个已整改但未按要求报送整改情况。')
  expect(recheck).toContain('2024年第三季度通报问题仍未整改清单')

  const made = await office.context.store.read.auditEntry.findMany({ where: { act: 'paper-made' } })
  expect(made.map((one) => `${one.actor} ${one.subject}`)).toEqual([
    'office-1 W24Q3',
    'office-2 W24Q3-003',
    'office-1 W24Q3-001',
    'water-1 W24Q3',
    'office-lead W24Q3',
    'office-1 W24Q3',
  ])
  reviewer.readsAll()
  office.mindsNothingElse()
})

test('the papers of a talk, none before the leader has agreed', async () => {
  const office = await openOffice({ history: circulatedTwice })
  await office.publishes()
  const { id } = await office.context.store.read.talk.findFirstOrThrow()
  expect(await refusalOf(office, { kind: 'talk-notice', talk: id }, staff.officer)).toBe('not-approved')
  const act = (one: Parameters<typeof runTalk>[2], by: string): Promise<unknown> =>
    office.does((context, now) => runTalk(context, id, one, by, now))
  await act({ kind: 'approve' }, staff.leader)
  const before = await prints(office, { kind: 'talk-notice', talk: id })
  expect(before).toContain('时间：＿＿＿＿')
  const schedule = {
    at: '2024-08-28T15:00:00+08:00',
    place: '市政府3号楼201',
    presider: null,
    bring: null,
    contact: null,
  }
  await act({ kind: 'schedule', schedule }, staff.officer)
  const notice = await prints(office, { kind: 'talk-notice', talk: id })
  for (const words of [
    '时间：2024年8月28日15:00',
    '地点：市政府3号楼201',
    '望川市人民政府办公室负责人（组织单位',
    '分管负责人。请本人按时参加，不得委托他人',
    '书面汇报材料',
    '此前4个季度内已被通报2次',
  ])
    expect(notice).toContain(words)

  await office.clockTo('2024-08-28 17:00')
  const record = {
    problems: '账号连续两个季度停更',
    explanation: '运维人员调整,未及时交接',
    requirements: '9月6日前注销',
    pledge: '按期注销',
    unitPresent: '望川市民政局分管负责人',
    officePresent: '办公室分管负责人',
    recorder: '办公室经办',
    minutes: '',
  }
  const commitments = [{ text: '注销停更账号', dueOn: '2024-09-06' }]
  await act({ kind: 'hold', record, commitments, reportDueOn: '2024-09-04' }, staff.officer)
  for (const kind of ['talk-record', 'talk-minutes'] as const) {
    const paper = await prints(office, { kind, talk: id })
    for (const words of [
      '账号连续两个季度停更',
      '运维人员调整，未及时交接',
      '按期注销',
      '2024年9月4日',
      '注销停更账号',
    ])
      expect(paper, kind).toContain(words)
  }
  const commitment = await prints(office, { kind: 'commitment', talk: id })
  for (const words of ['2024年8月28日15:00', '注销停更账号', '2024年9月6日']) expect(commitment).toContain(words)
  office.mindsNothingElse()
})
