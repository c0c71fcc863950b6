// A person of the registry as somebody says them: userid in any case, or a full name that only one bears.
import { done, type Result, refused } from '../base/result.js'
import type { Tx } from '../store/db.js'
import { personSaid } from '../store/registry.js'

/** The userid; refused if nobody is meant, or several. */
export async function namedPerson(tx: Tx, said: string): Promise<Result<string>> {
  const found = await personSaid(tx, said)
  const [userid] = found
  if (userid === undefined) return refused('unknown-person', `名册里没有“${said}”,请写userid或姓名全称。`)
  return found.length > 1
    ? refused('person-unclear', `名册里有${found.length}位叫“${said}”,请写userid。`)
    : done(userid)
}
