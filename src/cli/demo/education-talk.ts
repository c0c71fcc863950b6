// The repeat: the education bureau's cancelled account was opened again. A talk is proposed at publishing, approved,
// scheduled, the invitation confirmed; it is held later and its commitment followed to the end.
import { runTalk } from '../../flows/run-talk.js'
import { educationLeader } from './cast.js'
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

export async function educationTalkHeld(stage: Stage): Promise<void> {
  const { store } = stage.office.service
  const talk = await store.read.talk.findFirstOrThrow({ where: { state: 'confirmed' } })
  const commitments = [{ text: '完成账号报备或注销,并清理本系统未报备账号', dueOn: '2024-09-06' }]
  await stage.does((context, now) =>
    runTalk(context, talk.id, { kind: 'hold', minutes: '已说明问题和要求,教育局作出承诺', commitments }, officer, now),
  )
  stage.tell('约谈已进行,登记承诺1项,期限9月6日', 'the talk was held; one commitment, due 6 September')
}

export async function educationCommitmentKept(stage: Stage): Promise<void> {
  const { store } = stage.office.service
  const talk = await store.read.talk.findFirstOrThrow({ where: { state: 'held' } })
  await stage.does((context, now) => runTalk(context, talk.id, { kind: 'keep', index: 0, note: '' }, officer, now))
  stage.tell('教育局承诺落实,约谈办结', 'the commitment was kept, the talk ended')
}
