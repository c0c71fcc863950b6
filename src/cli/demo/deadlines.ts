// Around the deadline and after it: reminders, overdue, escalation, the make-up Saturday and the holiday, a talk declined.
import { exportLedger } from '../../flows/export-ledger.js'
import { leader } from '../sample-office.js'
import { extending, silent } from './cast.js'
import type { Stage } from './stage.js'

export async function deadlines(stage: Stage): Promise<void> {
  await stage.at('2024-09-10 18:00')
  await overdueOf(
    stage,
    `${silent}-1`,
    '陇县公安局始终没有答复:到期前和到期当日各提醒一次',
    'one unit never answers: reminded before and on the day',
  )
  await stage.at('2024-09-11 10:00')
  await overdueOf(
    stage,
    `${silent}-1`,
    '逾期第1个工作日:通知联络员、备岗和分管负责人',
    'overdue: liaison, deputy and leader are told',
  )
  await stage.at('2024-09-13 10:10')
  await overdueOf(
    stage,
    `${silent}-1`,
    '逾期第3个工作日:告知陇县政府办和本办负责人,按通报要求建议约谈',
    'three working days overdue: escalated, a talk is proposed',
  )
  await stage.click(leader, '暂不约谈')
  await stage.say(leader, '该局正在换届,先由县政府办督促,月底再看')
  stage.tell('负责人点“暂不约谈”并写明理由', 'the leader declines the talk with a reason')
  for (const [instant, zh, en] of [
    ['2024-09-14 10:10', '9月14日是调休上班的星期六', 'Saturday the 14th is a make-up working day'],
    ['2024-09-18 10:10', '中秋假期后', 'after the holiday'],
    ['2024-09-19 10:10', '第3个工作日', 'the third working day'],
  ] as const) {
    await stage.at(instant)
    await overdueOf(stage, extending, `发展改革委错过延期后的期限(${zh})`, `the extended deadline is missed (${en})`)
  }
  await stage.say(extending, '全部已整改 改版已上线')
  await stage.click('office-2', '通过')
  stage.tell(
    '发展改革委反馈并销号;其约谈建议因已办结自行撤回',
    'it answers and is closed; its proposal withdraws itself',
  )
  await stage.at('2024-09-30 17:30')
}

async function overdueOf(stage: Stage, userid: string, zh: string, en: string): Promise<void> {
  const { store } = stage.office.service
  const contact = await store.read.contact.findFirstOrThrow({ where: { userid } })
  const nos = new Set(
    (await store.read.case.findMany({ where: { unitId: contact.unitId }, select: { no: true } })).map((one) => one.no),
  )
  const rows = (await exportLedger(stage.context, null, stage.now())).filter((row) => nos.has(row.caseNo))
  const days = Math.max(...rows.map((row) => row.overdueWorkdays))
  stage.tell(
    `${zh}(逾期${days}个工作日,升级:${rows[0]?.escalation ?? ''})`,
    `${en} (${days} wd overdue, ${rows[0]?.escalation ?? ''})`,
  )
}
