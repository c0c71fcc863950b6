// The demo's quarter, August to September 2024: one circular from its publishing to the last talk, in virtual time.
import { confirmCircular, submitCircular } from '../../flows/settle-circular.js'
import { approveCircular } from '../../flows/approve-circular.js'
import { rehearseCircular } from '../../flows/rehearse-circular.js'
import { readDirectory } from '../../store/registry.js'
import { importSample, leader, officer, sampleMorning } from '../sample-office.js'
import { departed, special } from './cast.js'
import { answers } from './answers.js'
import { deadlines } from './deadlines.js'
import type { Stage } from './stage.js'
import { educationTalk } from './education-talk.js'

/** Plays everything; returns the circular's id. */
export async function playQuarter(stage: Stage): Promise<string> {
  const id = await publishing(stage)
  await signing(stage)
  await educationTalk(stage)
  await answers(stage)
  await deadlines(stage)
  return id
}

async function publishing(stage: Stage): Promise<string> {
  const { office } = stage
  const { service, emulator } = office
  await sampleMorning(service)
  await office.refreshPeople()
  stage.tell('名册已导入:办公室、各单位、联系人、账号和往期通报', 'registry imported')
  const id = await importSample(service)
  const { findings } = JSON.parse((await service.store.read.circular.findUniqueOrThrow({ where: { id } })).draft) as {
    findings: { unit: string }[]
  }
  stage.tell(
    `通报网页已导入:读出${findings.length}项问题,${new Set(findings.map((one) => one.unit)).size}个单位`,
    `circular imported: ${findings.length} findings`,
  )
  const plan = await stage.does((context, now) => rehearseCircular(context, id, 'none', now))
  const people = new Set(plan.map((line) => line.to)).size
  stage.tell(
    `推演(若无人答复):共${plan.length}条消息,${people}人;首条:${plan[0]?.text.split('\n')[0] ?? ''}`,
    `rehearsal: ${plan.length} messages to ${people} people`,
  )
  await stage.does((context, now) => confirmCircular(context, id, officer, {}, now))
  await stage.does((context, now) => submitCircular(context, id, officer, now))
  emulator.gone(departed)
  await stage.at('2024-08-21 09:20')
  await stage.does((context, now) => approveCircular(context, id, leader, now))
  stage.tell('经办人提交,分管负责人审批,通报下发', 'submitted by the officer, approved by the leader, published')
  await stage.at('2024-08-21 10:00')
  stage.tell(
    `发送时段内已发出${stage.sentCount()}条消息,每位联络员一条`,
    `${stage.sentCount()} messages left in the send window`,
  )
  return id
}

/** Most units sign by the card's button on the first day. */
async function signing(stage: Stage): Promise<void> {
  const { store } = stage.office.service
  const directory = await readDirectory(store.read, stage.office.service.clock.now())
  const units = await store.read.unit.findMany({ where: { cases: { some: {} } }, include: { contacts: true } })
  const liaisons = units.flatMap((unit) =>
    directory.resolve(['liaison'], { unitId: unit.id, supervisorId: null, officer: null }),
  )
  let signed = 0
  for (const userid of liaisons) {
    if (
      special.includes(userid) &&
      !['edu-1', 'ndrc-1', 'fund-1', 'jintai-permit-1', 'audit-1', 'health-1', 'transport-1'].includes(userid)
    )
      continue
    await stage.click(userid, '签收')
    signed++
  }
  stage.tell(`${signed}位联系人点“签收”;县区办公室收到所辖单位清单`, `${signed} contacts signed`)
}
