// 文字版 and 卡片版: people who read WeCom through WeChat see no cards (wecom.md §5.8); they, or a clerk for them, ask for texts.
import { done, type Result } from '../base/result.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { actorOf, nameOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'
import { namedPerson } from './named-person.js'

export interface MessageForm {
  userid: string
  name: string
  textOnly: boolean
}

/**
 * @param said userid or full name
 * @param by the person themself, or somebody of the office
 */
export async function setMessageForm(
  context: FlowContext,
  said: string,
  textOnly: boolean,
  by: string,
  now: Date,
): Promise<Result<MessageForm>> {
  return await attempt(context.store, async (tx) => {
    const userid = mustHold(await namedPerson(tx, said))
    if (userid !== by) mustHold(may(await actorOf(tx, by, now), 'keep-contacts'))
    const { count } = await tx.person.updateMany({ where: { userid, textOnly: !textOnly }, data: { textOnly } })
    const name = await nameOf(tx, userid)
    if (count === 0) return done({ userid, name, textOnly })
    const audited = { at: now, actor: by, osUser: context.osUser, act: 'message-form', subject: userid }
    await appendAudit(tx, [{ ...audited, details: { textOnly } }])
    return done({ userid, name, textOnly })
  })
}
