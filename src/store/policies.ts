// The policies an office put into force. Acts are only added; a case names the version it was opened under, and every
// version ever in force can be read again.
import { orderedId } from '../base/ids.js'
import { defaultPolicy, type Policies, type Policy } from '../domain/policy.js'
import { documentOf, readPolicy } from '../domain/policy-document.js'
import type { Tx } from './db.js'
import { toJson } from './json.js'

/** All policies; the built-in one is in force until an office says otherwise. */
export async function readPolicies(tx: Tx): Promise<Policies> {
  const acts = await tx.policyAct.findMany({ orderBy: { id: 'asc' } })
  const known = new Map<string, Policy>([[defaultPolicy.version, defaultPolicy]])
  let current = defaultPolicy
  for (const { version, document } of acts) {
    const policy = known.get(version) ?? policyFrom(version, document)
    known.set(version, policy)
    current = policy
  }
  return {
    current,
    versions: [...known.keys()],
    of(version) {
      const policy = known.get(version)
      if (policy === undefined) throw new Error(`unknown policy version ${version}`)
      return policy
    },
  }
}

function policyFrom(version: string, document: string): Policy {
  const read = readPolicy(document)
  // It was checked when it was put into force; what cannot be read now was written by a newer program.
  if (!read.ok) throw new Error(`policy ${version} of this database is not understood`)
  return { ...read.value, version }
}

export async function enactPolicy(tx: Tx, policy: Policy, by: string, at: Date): Promise<void> {
  const { version } = policy
  await tx.policyAct.create({ data: { id: orderedId(at), version, document: toJson(documentOf(policy)), at, by } })
}

/** Who put which version into force and when, oldest first. */
export const policyActs = (tx: Tx) =>
  tx.policyAct.findMany({ orderBy: { id: 'asc' }, select: { version: true, at: true, by: true } })

/** How many open cases follow which version. */
export async function casesByPolicy(tx: Tx): Promise<{ version: string; cases: number }[]> {
  const rows = await tx.case.groupBy({
    by: ['policyVersion'],
    where: { state: { notIn: ['closed', 'withdrawn'] } },
    _count: { no: true },
  })
  return rows.map((row) => ({ version: row.policyVersion, cases: row._count.no }))
}
