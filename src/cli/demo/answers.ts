// From the notice to the deadline: most units answer in their own words, the office reviews; one day WeCom is down.
import { readDirectory } from '../../store/registry.js'
import { submitReply } from '../../flows/submit-reply.js'
import { officer } from '../sample-office.js'
import {
  byOa,
  departedDeputy,
  disputing,
  education,
  extending,
  fourTimes,
  returned,
  special,
  waiting,
  withPicture,
} from './cast.js'
import { educationCommitmentKept, educationTalkHeld } from './education-talk.js'
import type { Stage } from './stage.js'

const reviewer = 'office-2'

/** A picture of one grey pixel, PNG. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

export async function answers(stage: Stage): Promise<void> {
  await firstAnswers(stage)
  await stage.at('2024-08-28 16:30')
  await educationTalkHeld(stage)
  await mostUnits(stage)
  await outage(stage)
  await educationCommitmentKept(stage)
}

async function firstAnswers(stage: Stage): Promise<void> {
  const { emulator } = stage.office
  await stage.at('2024-08-23 10:10')
  await emulator.sendPicture(withPicture, picture, 'jietu.png')
  await stage.say(withPicture, '全部已整改,栏目已恢复每周更新,链接已修复')
  stage.tell(
    `卫健委发来截图并回复“全部已整改”:${stage.lastText(withPicture)}`,
    'health commission answers with a picture',
  )
  await stage.click(reviewer, '通过')
  stage.tell('复核人点“通过”,销号', 'reviewer passes it, closed')
  await emulator.say(fourTimes, '已整改 失效链接已更换', { repeat: 3 })
  await stage.at('2024-08-23 10:20')
  stage.tell(
    `交通局的一条回复被推送了4次,只登记一次:${stage.lastText(fourTimes)}`,
    'one callback came four times and counted once',
  )
  await stage.click(reviewer, '通过')
  const oaCase = await caseOf(stage, byOa)
  await stage.does((context, now) =>
    submitReply(
      context,
      { by: officer, nos: [oaCase], text: '链接已全部修复', channel: 'oa', oaNumber: '宝城管函〔2024〕36号' },
      now,
    ),
  )
  stage.tell('城管委办公室以OA答复,经办人登记文号,此后不再打扰该单位', 'an answer by OA is recorded by a clerk')
  await stage.click(reviewer, '通过')
  await stage.at('2024-08-26 15:10')
  await stage.say(disputing, '有异议 1 该链接为上级平台维护,检查当日系统升级,非本单位问题')
  await stage.click(reviewer, '同意')
  stage.tell('公积金中心提出异议,办公室核实后同意,该项撤销', 'a dispute is raised and upheld')
  await stage.say(returned, '1 2 3 已整改 栏目、链接、指南都已更新')
  await stage.click(reviewer, '退回')
  await stage.say(reviewer, '办事指南仍缺少办理时间,请补充,9月3日前')
  stage.tell(
    `金台区行政审批局的反馈被退回:${stage.lastText(returned)}`,
    'one reply is returned with a reason and a new deadline',
  )
}

async function caseOf(stage: Stage, userid: string): Promise<string> {
  const { store } = stage.office.service
  const contact = await store.read.contact.findFirstOrThrow({ where: { userid } })
  return (await store.read.case.findFirstOrThrow({ where: { unitId: contact.unitId }, orderBy: { no: 'asc' } })).no
}

/** Everybody without a part answers over some days, in the words people use. */
async function mostUnits(stage: Stage): Promise<void> {
  const { store } = stage.office.service
  await stage.at('2024-08-29 09:50')
  await stage.say(returned, '全部已整改 办理时间已补充')
  await stage.click(reviewer, '通过')
  stage.tell('金台区行政审批局第二次反馈,复核通过', 'the returned reply is fixed the second time')
  await stage.say(extending, '申请延期 9月13日 原因:栏目改版需等待平台审核')
  await stage.click(reviewer, '同意')
  stage.tell(
    `发展改革委申请延期到9月13日,已同意:${stage.lastText(extending)}`,
    'an extension to 13 September is granted',
  )
  const directory = await readDirectory(store.read, stage.office.service.clock.now())
  const units = await store.read.unit.findMany({
    where: { cases: { some: { state: { in: ['issued', 'acknowledged'] } } } },
  })
  const words = ['全部已整改', '已整改 栏目已更新', '都弄好了,已整改完成', '已整改完成,链接已逐条核对']
  let count = 0
  for (const unit of units) {
    const [userid] = directory.resolve(['liaison'], { unitId: unit.id, supervisorId: null, officer: null })
    if (userid === undefined || (special.includes(userid) && userid !== departedDeputy)) continue
    // People answer at different times; and nobody is sent more than twenty messages a minute.
    await stage.later(2)
    await stage.say(userid, words[count % words.length] ?? '已整改')
    await stage.later(2)
    await stage.click(reviewer, '通过')
    count++
  }
  stage.tell(`${count}个单位陆续反馈,复核人逐一通过`, `${count} units answered and were passed`)
}

/** WeCom is down for a day; a reply lies with the reviewer meanwhile. */
async function outage(stage: Stage): Promise<void> {
  const { emulator } = stage.office
  await stage.at('2024-09-02 15:00')
  await stage.say(waiting, '已整改 失效链接已删除')
  stage.tell('审计局已反馈,复核人一直没有处理', 'a reply lies with the reviewer')
  await stage.at('2024-09-05 08:30')
  await emulator.setFaults({ down: 'closed' })
  await stage.at('2024-09-06 08:30')
  await emulator.setFaults({ down: false })
  await stage.at('2024-09-06 14:20')
  stage.tell(
    `企业微信中断一天后恢复,欠发的提醒只补发一条:${stage.lastText(reviewer).split('\n')[0] ?? ''}`,
    'WeCom was down for a day; what was owed left once, in today’s words',
  )
  await stage.click(reviewer, '通过')
  stage.tell('复核人收到提醒后通过了审计局的反馈', 'the reminded reviewer passes the reply')
  await stage.say(education, '已整改 账号已完成注销,截图已报办公室')
  await stage.click(reviewer, '通过')
}
