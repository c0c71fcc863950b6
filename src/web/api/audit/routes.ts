// The audit chain: searched and checked.
import { done } from '../../../base/result.js'
import { isoOf } from '../../../domain/day.js'
import { systemActor } from '../../../domain/talk-authority.js'
import { auditActWord, auditActWords } from '../../../domain/wording/audit-acts.js'
import { checkedChain } from '../../../flows/check-chain.js'
import { auditEnd, type AuditRow, searchAudit } from '../../../store/audit.js'
import type { Tx } from '../../../store/db.js'
import { nameOf, personSaid } from '../../../store/registry.js'
import { route, type Route } from '../route.js'
import * as calls from './calls.js'

const pageRows = 50

export const auditRoutes: readonly Route[] = [
  route(calls.listAuditActs, async () => done([...auditActWords].map(([act, words]) => ({ act, words })))),
  route(calls.checkChain, ({ actor, query, now }, { context }) =>
    checkedChain(context, { begin: query.begin === '1', head: query.head.toLowerCase() || null }, actor.userid, now),
  ),
  route(calls.searchEntries, async ({ query }, { context: { store } }) => {
    const { read } = store
    const { person, act, subject, from, to, below } = query
    const search = {
      actors: person === '' ? null : await actorsSaid(read, person),
      act: act || null,
      subject: subject || null,
      from: from || null,
      to: to || null,
    }
    const page = await searchAudit(read, search, below ?? null, pageRows)
    const { seq, head } = await auditEnd(read)
    return done({ ...page, entries: await named(read, page.rows), entriesInAll: seq, head })
  }),
]

/** Who is meant: by userid or name; the machine itself by 系统; a userid no longer in the registry as it is. */
async function actorsSaid(tx: Tx, person: string): Promise<string[]> {
  if (person === systemName) return [systemActor.userid]
  const known = await personSaid(tx, person)
  return known.length > 0 ? known : [person]
}

const systemName = '系统'

async function named(tx: Tx, rows: readonly AuditRow[]) {
  const names = new Map<string, string>([[systemActor.userid, systemName]])
  for (const { actor } of rows) if (!names.has(actor)) names.set(actor, await nameOf(tx, actor))
  return rows.map(({ at, actor, act, subject, ...row }) => ({
    ...row,
    at: isoOf(at),
    by: names.get(actor) ?? actor,
    userid: actor,
    act,
    words: auditActWord(act),
    subject,
    leadsTo: leadsTo(act),
  }))
}

/** Acts whose subject has a page. */
function leadsTo(act: string): 'case' | 'talk' | 'circular' | null {
  if (act === 'circular-discarded') return null
  return (['case', 'talk', 'circular'] as const).find((kind) => act.startsWith(`${kind}-`)) ?? null
}
