// The repeat: the education bureau's cancelled account was opened again. A talk is proposed at publishing, approved,
// scheduled, the invitation confirmed; it is held later and its commitment followed to the end.
import { runTalk } from '../../flows/run-talk.js'
import { type MeetingRecord } from '../../domain/talk.js'
import { education, educationLeader } from './cast.js'
import { leader, officer } from '../sample-office.js'
import type { Stage } from './stage.js'

export async function educationTalk(stage: Stage): Promise<void> {
  await stage.at('2024-08-22 09:40')
  await stage.click(leader, '同意约谈')
  stage.tell(
    '市教育局:账号注销后重新开通,系统建议约谈,负责人点“同意约谈”',
    'education bureau: reopened account, talk approved by the leader',
  )
  await stage.say(officer, '时间 8月28日 15:00,地点 市政府3号楼201')
  stage.tell('经办人回复时间和地点,约谈通知发给教育局负责人和联络员', 'officer sets time and place, invitation leaves')
  await stage.click(educationLeader, '确认参加')
  stage.tell('教育局分管负责人点“确认参加”', 'the unit’s leader confirms')
}

const educationRecord: MeetingRecord = {
  problems: '账号注销后又启用,未按程序报备',
  explanation: '业务科室自行恢复,未告知主管科室',
  requirements: '限期报备或注销,清理本系统账号',
  pledge: '按期完成,举一反三',
  unitPresent: '教育局分管负责人',
  officePresent: '办公室分管负责人、办公室经办',
  recorder: '办公室经办',
  minutes: '已说明问题和要求,教育局作出承诺',
}

export async function educationTalkHeld(stage: Stage): Promise<void> {
  const { store } = stage.office.service
  const talk = await store.read.talk.findFirstOrThrow({ where: { state: 'confirmed' } })
  const commitments = [{ text: '完成账号报备或注销,并清理本系统未报备账号', dueOn: '2024-09-06' }]
  await stage.does((context, now) =>
    runTalk(context, talk.id, { kind: 'hold', record: educationRecord, commitments, reportDueOn: null }, officer, now),
  )
  stage.tell('约谈已进行,登记承诺1项,期限9月6日', 'the talk was held; one commitment, due 6 September')
}

export async function educationCommitmentKept(stage: Stage): Promise<void> {
  const { store } = stage.office.service
  await stage.say(education, '约谈报告 OA文号 宝教函〔2024〕88号 账号已注销,本系统账号已清理')
  stage.tell('教育局报告约谈后的整改情况', 'the unit reports after the talk')
  const talk = await store.read.talk.findFirstOrThrow({ where: { state: 'reported' } })
  await stage.does((context, now) =>
    runTalk(context, talk.id, { kind: 'verify', holds: true, note: '账号已查不到' }, 'office-2', now),
  )
  stage.tell('复核人核查通过', 'a reviewer verifies it')
  await stage.does((context, now) => runTalk(context, talk.id, { kind: 'keep', index: 0 }, officer, now))
  stage.tell('教育局承诺落实,约谈办结', 'the commitment was kept, the talk ended')
}
