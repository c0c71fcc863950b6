// Brings links and offers of cases up to what is known now: after a circular was published (an older one may give newer
// cases their links), the registry changed, or a person answered an offer. Found later, a link is an event of its case
// and sends nothing; the rule of talks is asked again, because it must not depend on the order of imports.
import { isOpen, type CaseState } from '../domain/case.js'
import { isoOf } from '../domain/day.js'
import { linkChange, type LinkChange, offerChange } from '../domain/repeat-changes.js'
import { linksOf, type Offer, offersOf, type Question, questionOf } from '../domain/repeat-offers.js'
import type { RepeatLink } from '../domain/repeat.js'
import type { TalkBasis } from '../domain/talk-trigger.js'
import { offerInWords, offersTask } from '../domain/wording/repeat.js'
import type { Policies } from '../domain/policy.js'
import { appendAudit, type AuditedAct } from '../store/audit.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import { readPolicies } from '../store/policies.js'
import { closeOfferTasks, createProposal, linkOf, proposalsOfCases, saveLinks, setProposal } from '../store/repeats.js'
import type { ProposalRow } from '../store/repeats.js'
import { raiseTask } from '../store/tasks.js'
import type { FlowContext } from './context.js'
import { handedKind } from './handed-cases.js'
import { statedRepeats, talkGround } from './link-repeats.js'
import { proposeTalk } from './propose-talk.js'
import { type RepeatScope, type RepeatWorld, repeatWorld } from './repeat-world.js'

export interface RelinkCause {
  /** What was done, in Chinese, for the task about offers: `W24Q3下发`. */
  words: string
  /** Tells this act from others, for the key of the task. */
  key: string
  /** userid, or `system`. */
  by: string
}

export interface Relinked {
  /** Cases whose links changed. */
  linked: { no: string; added: RepeatLink[]; removed: RepeatLink[] }[]
  /** Offers that are new or stand again. */
  offers: number
  /** Talks proposed, by case. */
  talks: string[]
}

type Followed = RepeatWorld['cases'][number]

export async function relinkRepeats(
  tx: Tx,
  context: Pick<FlowContext, 'osUser'>,
  scope: RepeatScope,
  cause: RelinkCause,
  now: Date,
): Promise<Relinked> {
  const outcome: Relinked = { linked: [], offers: 0, talks: [] }
  if ((await tx.case.count()) === 0) return outcome
  const world = await repeatWorld(tx, scope)
  const nos = world.cases.map(({ row }) => row.no)
  const proposals = byCase(await proposalsOfCases(tx, scope === 'all' ? null : nos))
  const policies = await readPolicies(tx)
  const asked: string[] = []
  const acts: AuditedAct[] = []
  for (const followed of world.cases) {
    const { row } = followed
    const own = proposals.get(row.no) ?? []
    const change = changeOf(followed, world, own, now)
    if (change !== null) {
      acts.push(await writeLinks(tx, context, row.no, change, cause, now))
      outcome.linked.push({ no: row.no, added: change.added, removed: change.removed })
      const talk = await proposeIfDue(tx, followed, change.links, world, policies, cause, now)
      if (talk !== null) outcome.talks.push(row.no)
    }
    const news = await writeOffers(tx, followed, world, own, now)
    if (news > 0) asked.push(row.no)
    outcome.offers += news
  }
  await appendAudit(tx, acts)
  await taskForOffers(tx, cause, outcome.offers, asked, now)
  await closeOfferTasks(tx, cause.by, now)
  return outcome
}

function byCase(rows: readonly ProposalRow[]): Map<string, ProposalRow[]> {
  const found = new Map<string, ProposalRow[]>()
  for (const row of rows) found.set(row.caseNo, [...(found.get(row.caseNo) ?? []), row])
  return found
}

const standing = ({ row }: Followed): RepeatLink[] => fromJson<RepeatLink[]>(row.repeats, [])

const findingOf = ({ row, circular }: Followed) => circular.draft.findings[row.seq - circular.numbersFrom - 1]

function changeOf(
  followed: Followed,
  world: RepeatWorld,
  proposals: readonly ProposalRow[],
  now: Date,
): LinkChange | null {
  const finding = findingOf(followed)
  const byPeople = proposals
    .filter((one) => one.state === 'linked')
    .map((one) => ({ ...linkOf(one), ...(one.decidedBy === null ? {} : { by: one.decidedBy }) }))
  const stated = finding === undefined ? [] : statedRepeats(followed.circular.draft, finding)
  return linkChange(standing(followed), { exact: linksOf(followed.one, world.pool), byPeople, stated }, isoOf(now))
}

async function writeLinks(
  tx: Tx,
  { osUser }: Pick<FlowContext, 'osUser'>,
  no: string,
  { links, added, removed }: LinkChange,
  { by }: RelinkCause,
  now: Date,
): Promise<AuditedAct> {
  const type = added.length > 0 || removed.length === 0 ? ('repeat-linked' as const) : ('repeat-unlinked' as const)
  const details = { added, removed }
  await saveLinks(tx, no, links, { type, at: now, by, details })
  return { at: now, actor: by, osUser, act: `case-${type}`, subject: no, details }
}

/** The rule of talks (design.md §4), where links that came later make it true of a case that is still followed. */
async function proposeIfDue(
  tx: Tx,
  followed: Followed,
  links: readonly RepeatLink[],
  { pool }: RepeatWorld,
  policies: Policies,
  cause: RelinkCause,
  now: Date,
): Promise<string | null> {
  const { row, circular, one } = followed
  if (!isOpen(row.state as CaseState)) return null
  // What an office brought along was its own affair until a person here says otherwise.
  if (circular.draft.kind === handedKind && cause.by === 'system') return null
  const finding = findingOf(followed)
  if (finding === undefined) return null
  const [account] = one.accounts
  const life = account === undefined ? [] : pool.book.lifeOf(account)
  const policy = policies.of(row.policyVersion)
  const groundOf = (known: readonly RepeatLink[]): TalkBasis | null =>
    talkGround({ draft: circular.draft, finding, life, links: known, on: one.on, policy })
  const basis = groundOf(links)
  if (basis === null || groundOf(standing(followed)) !== null) return null
  const proposal = {
    unitId: row.unitId,
    circularId: row.circularId,
    caseNos: [row.no],
    basis,
  }
  return await proposeTalk(tx, proposal, now)
}

async function writeOffers(
  tx: Tx,
  { row, one }: Followed,
  { pool, refused }: RepeatWorld,
  proposals: readonly ProposalRow[],
  now: Date,
): Promise<number> {
  const linked = new Set(proposals.filter((own) => own.state === 'linked').map((own) => own.ref))
  const wanted = offersOf(one, pool, refused)
    .filter((offer) => !linked.has(offer.link.ref))
    .map((offer): Offer & { question: Question } => ({ ...offer, question: questionOf(one, offer) }))
  const change = offerChange(proposals, wanted)
  for (const [index, offer] of change.create.entries())
    await createProposal(tx, row.no, proposals.length + index + 1, { ...offer, why: offerInWords(one, offer) }, now)
  await setProposal(tx, change.open, 'open', null)
  await setProposal(tx, change.void, 'void', null)
  return change.create.length + change.open.length
}

/** One task an act, however many offers it made; the office's officers see it where they see all tasks. */
async function taskForOffers(
  tx: Tx,
  { words, key }: RelinkCause,
  offers: number,
  caseNos: readonly string[],
  now: Date,
): Promise<void> {
  if (offers === 0) return
  const text = offersTask(words, offers, caseNos.length)
  await raiseTask(tx, { key: `repeat-offers/${key}`, kind: 'repeat-offers', text, caseNos, assignee: null, at: now })
}
