// An account that was stopped but cannot be cancelled yet: the unit says so, the office agrees, and from then on the unit
// is asked how it stands on set days instead of being chased by a deadline (design.md §2).
import { expect, test } from 'vitest'
import { resumeCases } from '../../src/flows/pause-cases.js'
import { openOffice, staff } from '../harness.js'

test('asked for, granted, asked after, and closed when the platform is done', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('注销办理中,平台要求7个工作日公示')
  culture.liaison.expects('已提交暂缓申请:W24Q3-003')
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'acknowledged', fixed: 'none' })
  reviewer.expects('暂缓申请待处理')
  await reviewer.clicks('同意')
  reviewer.expects('已同意暂缓')
  culture.liaison.expects(/暂缓申请已同意[\s\S]*9月4日前告知进展/)
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'blocked', overdueWorkdays: 0 })
  await office.clockTo('2024-09-04 09:30')
  culture.liaison.expects(/请告知办理进展[\s\S]*还在办理/)
  await culture.liaison.says('平台还没审核')
  // Ten working days on, over the make-up Saturday and the holiday.
  culture.liaison.expects('下次请在9月19日前告知')
  await office.clockTo('2024-09-18 15:10')
  for (const person of [culture.liaison, culture.deputy, culture.leader]) person.expectsNothing()
  // The printed day has passed, but a paused case is not late, whoever asks.
  await office.officer.says('催办 逾期')
  office.officer.expects('没有逾期未办结的事项')
  await office.officer.says('逾期')
  office.officer.expects('逾期未整改:没有')
  await culture.liaison.says('为什么')
  culture.liaison.expects(/现状:暂缓。暂缓中/)
  await culture.liaison.says('已注销')
  culture.liaison.expects('等待复核')
  reviewer.expects('整改反馈待复核')
  await reviewer.clicks('通过')
  reviewer.expects('已通过并销号')
  culture.liaison.expects('已销号')
  office.leader.readsAll()
})

test('who does not answer is called by a clerk, not asked again; the office may end the pause', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('申请暂缓 平台不支持注销')
  culture.liaison.expects('已提交暂缓申请')
  await reviewer.clicks('同意')
  for (const person of [culture.liaison, reviewer]) person.readsAll()
  await office.clockTo('2024-09-04 17:30')
  culture.liaison.expects('请告知办理进展')
  await office.clockTo('2024-09-06 17:30')
  culture.liaison.expectsNothing()
  expect((await office.openTasks()).map((one) => one.kind)).toContain('check-in-late')
  await office.does((context, now) =>
    resumeCases(context, { nos: ['W24Q3-003'], until: '2024-09-13', by: staff.reviewer }, now),
  )
  expect((await office.openTasks()).map((one) => one.kind)).not.toContain('check-in-late')
  await office.clockTo('2024-09-09 09:30')
  culture.liaison.expects(/不再暂缓[\s\S]*9月13日前/)
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'acknowledged', dueOn: '2024-09-13' })
  office.mindsNothingElse()
})

test('refused, the old deadline stands; taken back, nothing was asked', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('注销办理中')
  culture.liaison.expects('已提交暂缓申请')
  await culture.liaison.says('撤回')
  culture.liaison.expects('已撤回')
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'issued' })
  reviewer.readsAll()
  await culture.liaison.says('注销办理中')
  culture.liaison.expects('已提交暂缓申请')
  await reviewer.clicks('不同意')
  await reviewer.says('该问题与注销无关')
  expect(reviewer.readsAll().at(-1)?.text).toContain('已回复不同意暂缓')
  culture.liaison.expects(/暂缓申请未获同意[\s\S]*该问题与注销无关[\s\S]*9月10日/)
  expect(await office.row('W24Q3-003')).toMatchObject({ state: 'acknowledged', dueOn: '2024-09-10' })
})
