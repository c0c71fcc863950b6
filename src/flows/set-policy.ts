// Puts a policy into force. From then on it governs cases opened anew and everything that is no matter of one case
// (window, budget, ceiling); open cases keep the version they were opened under until they are moved.
import { done, refused, type Result } from '../base/result.js'
import { type PolicyRead, readPolicy } from '../domain/policy-document.js'
import { lintPolicy, type Objection } from '../domain/policy-linter.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import { enactPolicy, readPolicies } from '../store/policies.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export interface PolicySet {
  version: string
  /** False: it was in force already, nothing was written. */
  changed: boolean
}

/** Reads a policy document and holds it against the rules no policy may break; refused with the first of them. */
export function checkPolicy(text: string): PolicyRead & { objections?: Objection[] } {
  const read = readPolicy(text)
  if (!read.ok) return read
  const objections = lintPolicy(read.value)
  const [first] = objections
  if (first === undefined) return read
  const more = objections.length === 1 ? '' : `(另有${objections.length - 1}处)`
  return { ...refused(`policy-${first.rule}`, `规则不能启用:${first.message}${more}`), objections }
}

export async function setPolicy(context: FlowContext, text: string, by: string, now: Date): Promise<Result<PolicySet>> {
  return await attempt<PolicySet>(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'set-policy'))
    const policy = mustHold(checkPolicy(text))
    const { version } = policy
    const { current } = await readPolicies(tx)
    if (current.version === version) return done({ version, changed: false })
    await enactPolicy(tx, policy, by, now)
    const details = { version, before: current.version }
    await appendAudit(tx, [
      { at: now, actor: by, osUser: context.osUser, act: 'policy-set', subject: 'policy', details },
    ])
    return done({ version, changed: true })
  })
}
