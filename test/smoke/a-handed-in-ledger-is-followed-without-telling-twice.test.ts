// An office starts in mid-quarter and hands in the ledger it kept in Excel: nobody is told again what they were told on paper,
// and from then on its open rows are cases like any other. What the preview showed is what leaves.
import { expect, test } from 'vitest'
import { decideSubmission } from '../../src/flows/decide-submission.js'
import { importLedger, type LedgerImported, type LedgerToImport } from '../../src/flows/import-ledger.js'
import { type Office, openOffice, staff } from '../harness.js'

const heading = [
  '通报期次',
  '检查对象',
  '平台',
  '主办单位',
  '存在问题',
  '交办日期',
  '签收日期',
  '整改期限',
  '整改结果',
  '完成日期',
  '销号日期',
]
const period = '2024年第二季度通报'
const rows = [
  [
    period,
    '望川水务',
    '微信公众号',
    '市水务局',
    '两周无更新',
    '2024-08-05',
    '2024-08-06',
    '2024-09-10',
    '整改中',
    '',
    '',
  ],
  [
    period,
    '文旅望川',
    '微信公众号',
    '望川市文化旅游局',
    '链接打不开',
    '2024-08-05',
    '',
    '2024-08-15',
    '未反馈',
    '',
    '',
  ],
  [period, '文旅望川', '微信公众号', '望川市文化旅游局', '错别字', '2024-08-05', '', '2024-08-15', '', '', ''],
  [
    period,
    '松谷教育',
    '微信公众号',
    '松谷县教育局',
    '两周无更新',
    '2024-08-05',
    '',
    '2024-09-10',
    '已恢复更新',
    '2024-08-20',
    '',
  ],
  [
    period,
    '望川民政',
    '今日头条',
    '市民政局',
    '两周无更新',
    '2024-08-05',
    '',
    '2024-08-15',
    '已整改',
    '2024-08-09',
    '2024-08-12',
  ],
]
const ledger = (part: Partial<LedgerToImport> = {}, cells = rows): LedgerToImport => ({
  sheets: [{ name: '台账', rows: [heading, ...cells].map((one, at) => ({ row: at + 1, cells: one })) }],
  fileName: '台账.xlsx',
  bytes: Buffer.from('xlsx'),
  by: staff.officer,
  approvedBy: staff.leader,
  dryRun: false,
  indicatorCode: (word) => (word === '更新' ? 'nm-stale-2w' : null),
  ...part,
})
const imports = (office: Office, part: Partial<LedgerToImport> = {}): Promise<LedgerImported> =>
  office.does((context, now) => importLedger(context, ledger(part), now))

test('open rows go on, answered ones wait for review, done ones are history', async () => {
  const office = await openOffice()
  const { read } = office.sandbox.service.store
  const shown = await imports(office, { dryRun: true })
  expect(shown.rows.map((one) => [one.row, one.becomes, one.caseNo, one.state])).toEqual([
    [2, 'case', 'W24Q2-001', 'issued'],
    [3, 'case', 'W24Q2-002', 'issued'],
    [4, 'case', 'W24Q2-003', 'issued'],
    [5, 'case', 'W24Q2-004', 'replied'],
    [6, 'history', null, 'closed'],
  ])
  expect([await read.circular.count(), await read.case.count(), await read.pastFinding.count()]).toEqual([0, 0, 0])
  const done = await imports(office)
  expect({ ...done, dryRun: true }).toEqual(shown)
  expect(await read.pastFinding.findMany()).toMatchObject([
    { circular: period, issuedOn: '2024-08-05', account: '望川民政', problem: '两周无更新' },
  ])
  const events = await read.caseEvent.findMany({ orderBy: { id: 'asc' } })
  expect(events.map((one) => [one.id, one.type, one.by])).toEqual([
    ['W24Q2-001-0', 'opened', staff.officer],
    ['W24Q2-001-1', 'acknowledged', staff.officer],
    ['W24Q2-002-0', 'opened', staff.officer],
    ['W24Q2-003-0', 'opened', staff.officer],
    ['W24Q2-004-0', 'opened', staff.officer],
    ['W24Q2-004-1', 'replied', staff.officer],
  ])
  expect(JSON.parse(events[0]?.details ?? '')).toMatchObject({ sheet: '台账', row: 2, cells: { 检查对象: '望川水务' } })

  await office.clockTo('2024-08-21 17:30')
  // Overdue since 15 August: one message each, both cases in it; nobody else hears anything.
  for (const person of [office.culture.liaison, office.culture.deputy, office.culture.leader])
    expect(person.expects('整改逾期通知').text).toMatch(/W24Q2-002[\s\S]*W24Q2-003/)
  office.leader.expects('逾期未整改情况')
  for (const unit of [office.water, office.school, office.county])
    for (const person of [unit.liaison, unit.deputy, unit.leader]) person.expectsNothing()
  await office.does((context, now) => decideSubmission(context, ['W24Q2-004'], { kind: 'close' }, staff.reviewer, now))
  expect(await office.row('W24Q2-004')).toMatchObject({ state: 'closed', fixed: 'accepted' })
  await office.clockTo('2024-09-06 10:02')
  office.water.liaison.expects('整改即将到期')
  await office.culture.liaison.says('全部已整改 链接已修复,错别字已改正')
  office.culture.liaison.expects('等待复核')
  office.reviewer.expects('整改反馈待复核')
})

test('what the preview rehearsed is what leaves in the next five working days', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  const { rehearsal } = await imports(office)
  await office.clockTo('2024-08-28 17:30')
  const sent = await office.sandbox.service.store.read.message.findMany({ where: { kind: 'plan' } })
  expect(sent.map((one) => `${one.to} ${one.plannedOn}`).sort()).toEqual(
    rehearsal.map((one) => `${one.to} ${one.at.slice(0, 10)}`).sort(),
  )
  expect(rehearsal.some((one) => /notice|unsigned/.test(one.rule))).toBe(false)
})

test('a new liaison of such a unit is told, because they were told nothing on paper', async () => {
  const office = await openOffice()
  await imports(office, { sheets: ledger({}, rows.slice(0, 1)).sheets })
  const { store } = office.sandbox.service
  const water = await store.read.unit.findUniqueOrThrow({ where: { name: '望川市水务局' } })
  await store.write((tx) => tx.contact.deleteMany({ where: { unitId: water.id, role: 'liaison' } }))
  await store.write((tx) =>
    tx.contact.create({ data: { id: 'new', unitId: water.id, userid: 'civil-2', role: 'liaison' } }),
  )
  await store.write((tx) => tx.case.updateMany({ data: { nextDueAt: office.now() } }))
  await office.clockTo('2024-08-21 17:30')
  office.person('civil-2').expectsNotice()
})

test('the same ledger again changes nothing; another content of the same period is refused, whole', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await imports(office)
  const { read } = office.sandbox.service.store
  const before = [await read.case.count(), await read.auditEntry.count(), await read.obligation.count()]
  const state = async () => [await read.case.count(), await read.auditEntry.count(), await read.obligation.count()]
  const again = await imports(office, { fileName: '台账-另存.xlsx', bytes: Buffer.from('other bytes') })
  expect(again).toMatchObject({ unchanged: true, circulars: [], rehearsal: [] })
  expect(again.rows.every((one) => one.becomes === 'known')).toBe(true)
  expect(await state()).toEqual(before)
  const changed = rows.map((one, at) => (at === 0 ? one.with(4, '另一个问题') : one))
  const refusal = await importLedger(office.context, ledger({}, changed), office.now())
  expect(refusal).toMatchObject({ ok: false, code: 'ledger-other-version', message: expect.stringContaining(period) })
  expect(await state()).toEqual(before)
})

test('a fault in one row, or one person for two, leaves nothing behind', async () => {
  const office = await openOffice()
  const { read } = office.sandbox.service.store
  const bad = rows.map((one, at) => (at === 3 ? one.with(3, '县教体局') : at === 1 ? one.with(5, '上月底') : one))
  const refusals = [
    await importLedger(office.context, ledger({}, bad), office.now()),
    await importLedger(office.context, ledger({ approvedBy: staff.officer }), office.now()),
    await importLedger(office.context, ledger({ by: staff.leader }), office.now()),
    await importLedger(office.context, ledger({ by: staff.officer, approvedBy: 'nobody' }), office.now()),
    await importLedger(office.context, ledger({}, []), office.now()),
    await importLedger(office.context, ledger({ sheets: [] }), office.now()),
  ]
  expect(refusals.map((one) => (one.ok ? 'done' : one.code))).toEqual([
    'ledger-invalid',
    'role-missing',
    'role-missing',
    'unknown-person',
    'ledger-empty',
    'ledger-invalid',
  ])
  const [first] = refusals
  expect(first?.ok === false ? first.message.split('\n') : []).toEqual([
    expect.stringMatching(/^台账有误:台账第3行“交办日期”:“上月底”不是日期.*另有1处错误/),
    expect.stringMatching(/^ {2}台账第5行“主办单位”:名册里没有“县教体局”/),
  ])
  expect([await read.circular.count(), await read.case.count(), await read.pastFinding.count()]).toEqual([0, 0, 0])
})
