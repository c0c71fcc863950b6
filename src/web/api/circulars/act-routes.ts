// What people do to a circular. Every act on a stored one carries what the page showed of it.
import { done, type Result } from '../../../base/result.js'
import { findingFor, valueWritten } from '../../../domain/correction-values.js'
import { approveCircular } from '../../../flows/approve-circular.js'
import { attachAnnex } from '../../../flows/attach-annex.js'
import { type FlowContext, importMs } from '../../../flows/context.js'
import { discardCircular } from '../../../flows/discard-circular.js'
import { type Edit, editCircular } from '../../../flows/edit-circular.js'
import { importCircular } from '../../../flows/import-circular.js'
import { confirmCircular, submitCircular, takeBackCircular } from '../../../flows/settle-circular.js'
import { circularMark } from '../../../store/circulars.js'
import { asSeen, ifUnchanged } from '../guard.js'
import { type ApiDoor, type Asked, route, type Route } from '../route.js'
import {
  approve,
  attachLater,
  confirmReading,
  discard,
  editReading,
  importPaper,
  submitForApproval,
  takeBack,
} from './calls.js'

/** Does `act` if the circular is still what the page showed. */
async function unchanged<T>(
  context: FlowContext,
  id: string,
  seen: string,
  act: (joined: FlowContext) => Promise<Result<T>>,
): Promise<Result<T>> {
  // A circular that is not there any more is the flow's to say: discarded by whom, and why.
  const now = async (tx: Parameters<typeof circularMark>[0]) => (await circularMark(tx, id)) ?? seen
  return await ifUnchanged(context, asSeen('这份通报', seen, now), act, importMs)
}

const named = (result: Result<{ circularId: string }>): Result<{ id: string }> =>
  result.ok ? done({ id: result.value.circularId }) : result

type WrittenEdit = Asked<typeof editReading>['body']['edits'][number]

function editOf(one: WrittenEdit, codes: ReadonlySet<string>): Result<Edit> {
  if (one.kind === 'set')
    return done({ ...one, value: one.value === null ? null : valueWritten(one.pointer, one.value) })
  if (one.kind !== 'add') return done(one)
  const finding = findingFor(one.finding, codes)
  return finding.ok ? done({ kind: 'add', finding: finding.value }) : finding
}

async function edited({ params, body, actor, now }: Asked<typeof editReading>, door: ApiDoor) {
  const codes = new Set((await door.indicators()).map((one) => one.code))
  const edits: Edit[] = []
  for (const one of body.edits) {
    const edit = editOf(one, codes)
    if (!edit.ok) return edit
    edits.push(edit.value)
  }
  const input = { circular: params.id, edits, by: actor.userid, codes }
  return await unchanged(door.context, params.id, body.seen, (joined) => editCircular(joined, input, now))
}

async function attached({ params, query, body, actor, now }: Asked<typeof attachLater>, door: ApiDoor) {
  const annex = await door.readAnnex(body, query.name)
  if (!annex.ok) return annex
  const input = { circular: params.id, bytes: body, fileName: query.name, annex: annex.value, by: actor.userid }
  const taken = await unchanged(door.context, params.id, query.seen, (joined) =>
    attachAnnex(joined, { ...input, dryRun: query.dry }, now),
  )
  if (!taken.ok) return taken
  const { known, findings, joined, added, checks, next } = taken.value
  return done({
    known,
    findings,
    added,
    joined: joined.length,
    checks: checks.map((one) => one.message),
    next: next === null ? null : { id: next.circularId, code: next.code },
  })
}

export const actRoutes: readonly Route[] = [
  route(importPaper, async ({ query, body, actor, now }, door) => {
    const { context } = door
    const draft = await door.readPaper(body, query.name)
    if (!draft.ok) return draft
    const input = { bytes: body, fileName: query.name, draft: draft.value, url: query.url ?? null, by: actor.userid }
    const stored = await importCircular(context, { ...input, deadline: query.deadline ?? null }, now)
    if (!stored.ok) return stored
    const { circularId, known } = stored.value
    const { code } = await context.store.read.circular.findUniqueOrThrow({
      where: { id: circularId },
      select: { code: true },
    })
    return done({ id: circularId, code, known })
  }),
  route(editReading, edited),
  route(confirmReading, async ({ params, body, actor, now }, { context }) => {
    const { seen, units, accounts, deadline } = body
    const settlement = { units, accounts, ...(deadline === undefined ? {} : { deadline }) }
    return named(
      await unchanged(context, params.id, seen, (joined) =>
        confirmCircular(joined, params.id, actor.userid, settlement, now),
      ),
    )
  }),
  route(submitForApproval, async ({ params, body, actor, now }, { context }) =>
    named(
      await unchanged(context, params.id, body.seen, (joined) => submitCircular(joined, params.id, actor.userid, now)),
    ),
  ),
  route(takeBack, async ({ params, body, actor, now }, { context }) =>
    named(
      await unchanged(context, params.id, body.seen, (joined) =>
        takeBackCircular(joined, params.id, actor.userid, now),
      ),
    ),
  ),
  route(approve, async ({ params, body, actor, now }, { context }) => {
    const published = await unchanged(context, params.id, body.seen, (joined) =>
      approveCircular(joined, params.id, actor.userid, now),
    )
    if (!published.ok) return published
    const { circularId, code, cases } = published.value
    return done({ id: circularId, code, cases: cases.length })
  }),
  route(discard, async ({ params, body, actor, now }, { context }) =>
    unchanged(context, params.id, body.seen, (joined) =>
      discardCircular(joined, params.id, { by: actor.userid, reason: body.reason }, now),
    ),
  ),
  route(attachLater, attached),
]
