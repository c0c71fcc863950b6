// Gathers the values of one paper for a person who may have it, in one transaction; and writes into the audit chain that it
// was made, with the digest of its bytes, so that a paper can later be held against what was printed.
import { done, type Result } from '../../base/result.js'
import type { FilledPaper } from '../../domain/paper.js'
import { appendAudit } from '../../store/audit.js'
import type { Tx } from '../../store/db.js'
import { actorOf } from '../../store/registry.js'
import { attempt, type FlowContext, mustHold } from '../context.js'
import { readClosing, readExtension } from './read-case-papers.js'
import { mayMake } from './read-paper.js'
import { readRecheckPaper } from './read-recheck.js'
import { readSummary } from './read-summary.js'
import { readTalk, type TalkPaper, talkPaperValues } from './read-talk-papers.js'
import { readNotice, readReport, unitOf, type UnitOnCircular } from './read-unit-papers.js'

/** Which paper: of a unit on a circular, of a circular, of a talk, of a case. */
export type PaperRequest =
  | ({ kind: 'notice' | 'report' } & UnitOnCircular)
  | { kind: 'summary' | 'recheck'; circular: string }
  | { kind: TalkPaper; talk: string }
  | { kind: 'closing' | 'extension'; no: string }

/** The values of a paper; refused if the person may not have it, or there is nothing to print. */
export async function gatherPaper(
  context: FlowContext,
  request: PaperRequest,
  by: string,
  now: Date,
): Promise<Result<FilledPaper>> {
  return await attempt(context.store, async (tx) => {
    const actor = await actorOf(tx, by, now)
    const own = request.kind === 'report' ? await unitOf(tx, request.unit) : null
    // Who may not make papers at all is not told whether a unit exists.
    mustHold(mayMake(actor, own?.ok === true ? own.value : null))
    return done(await gathered(tx, context, request, now))
  })
}

async function gathered(tx: Tx, context: FlowContext, request: PaperRequest, now: Date): Promise<FilledPaper> {
  switch (request.kind) {
    case 'notice':
      return { kind: 'notice', values: mustHold(await readNotice(tx, context, request, now)) }
    case 'report':
      return { kind: 'report', values: mustHold(await readReport(tx, context, request, now)) }
    case 'summary':
      return { kind: 'summary', values: mustHold(await readSummary(tx, context, request.circular, now)) }
    case 'recheck':
      return { kind: 'recheck', values: mustHold(await readRecheckPaper(tx, context, request.circular, now)) }
    case 'closing':
      return { kind: 'closing', values: mustHold(await readClosing(tx, context, request.no, now)) }
    case 'extension':
      return { kind: 'extension', values: mustHold(await readExtension(tx, context, request.no, now)) }
    case 'talk-notice':
    case 'talk-record':
    case 'talk-minutes':
    case 'commitment':
      return talkPaperValues(request.kind, mustHold(await readTalk(tx, context, request.kind, request.talk, now)))
  }
}

/** What the paper is about, for the audit chain: the circular, the talk or the case. */
function subjectOf(request: PaperRequest): string {
  if ('circular' in request) return request.circular
  return 'talk' in request ? request.talk : request.no
}

/** Writes down that a paper was made. `digests`: SHA-256 of each file by its kind (`docx`, `xlsx`). */
export async function recordPaper(
  context: FlowContext,
  request: PaperRequest,
  digests: Record<string, string>,
  by: string,
  now: Date,
): Promise<void> {
  const details = { ...request, digests }
  const subject = subjectOf(request).toUpperCase()
  await context.store.write((tx) =>
    appendAudit(tx, [{ at: now, actor: by, osUser: context.osUser, act: 'paper-made', subject, details }]),
  )
}
