// Who has the standing for which act on a talk, whatever state it is in: the leader decides, the office runs it, an asked
// county office arranges and holds it, and for the unit nobody answers but its leader in person.
import { done, type Result, refused } from '../base/result.js'
import { type Actor, answersFor, may } from './roles.js'
import type { TalkFacts } from './talk.js'
import type { TalkAct } from './talk-acts.js'

/** The rules themselves, where they act. */
export const systemActor: Actor = { userid: 'system', roles: [], contactOf: [] }

/** Whether the person has the standing for the act, whatever state the talk is in. */
export function mayAct(talk: TalkFacts, act: TalkAct, actor: Actor): Result<unknown> {
  switch (act.kind) {
    case 'approve':
    case 'decline':
    case 'postpone':
    case 'cancel':
    case 'conclude':
      return may(actor, 'decide-talk')
    case 'withdraw':
      return actor.userid === systemActor.userid
        ? done(actor)
        : refused('not-yours', '约谈建议只在事项办结时由系统撤回;不约谈请由负责人决定“暂不约谈”。')
    case 'entrust':
    case 'verify':
    case 'keep':
      return may(actor, 'run-talk')
    case 'schedule':
    case 'hold': {
      const asked = talk.entrustedTo
      return asked !== null && answersFor(actor, asked) ? done(actor) : may(actor, 'run-talk')
    }
    case 'confirm':
    case 'absent':
      return mayAnswer(talk, act, actor)
    case 'report': {
      if (answersFor(actor, talk.unitId)) return done(actor)
      const staff = may(actor, 'run-talk')
      return staff.ok ? staff : refused('not-yours', '只有被约谈单位的联系人(或代为登记的经办人)可以报告整改情况。')
    }
  }
}

/** In person and by nobody else (不得委托他人): the unit's leader, or a clerk who writes down who said it. */
function mayAnswer(
  talk: TalkFacts,
  act: Extract<TalkAct, { kind: 'confirm' | 'absent' }>,
  actor: Actor,
): Result<unknown> {
  const leads = actor.contactOf.some((one) => one.unitId === talk.unitId && one.role === 'leader')
  const own = leads && (act.kind === 'confirm' || act.excused)
  if (own) return done(actor)
  const staff = may(actor, 'run-talk')
  const word = act.kind === 'confirm' ? '确认参加' : '说明缺席'
  if (!staff.ok)
    return refused(
      'not-yours',
      `约谈要本人参加,只有被约谈单位的负责人可以${word},不能由他人代办;不便操作请电话告知办公室。`,
    )
  if (act.who === null || act.who.trim() === '')
    return refused('who-missing', `代为登记${word}要写明是谁、以何种方式告知的。`)
  return done(actor)
}
