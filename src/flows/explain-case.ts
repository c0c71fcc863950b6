// 为什么 of a case: where it comes from, why it has the deadline it has, every message that was sent, was not sent or is
// still to come, and what stops it. For staff, and for contacts of its unit as far as it is theirs to see.
import { done, type Result, refused } from '../base/result.js'
import { clockStopped, isOpen, waitingName } from '../domain/case.js'
import { correctedDraft } from '../domain/corrected-draft.js'
import { chineseDay, dayOf } from '../domain/day.js'
import { overdueWorkdays } from '../domain/deadline.js'
import { type Actor, isStaff, mayRead } from '../domain/roles.js'
import { subjectOf } from '../domain/wording/brief.js'
import { type DeadlineStory, deadlineStory } from '../domain/wording/why-deadline.js'
import { instantInWords } from '../domain/wording/why-rule.js'
import { type CaseStory, shortStory } from '../domain/wording/why-story.js'
import { type CaseRow, caseByNo, eventsOf, factsOf } from '../store/cases.js'
import { correctionsOf, readingOf } from '../store/circulars.js'
import type { Prisma, Tx } from '../store/db.js'
import type { FlowContext } from './context.js'
import { type Outlook, playOn, readOutlook } from './explain-coming.js'
import { readNaming } from './explain-people.js'
import { lineFinder, sourcesOf } from './explain-place.js'
import { clockActs, comingSteps, pastSteps, type Told } from './explain-steps.js'
import { briefNow } from './hand-over-submission.js'

/** Most cases one answer explains, and the bytes it may take (WeCom: 2048, wecom.md §2.2). */
const casesMax = 3
const answerBytes = 1900

/** In one chat message, for a contact of the unit or staff; others are told that it is not theirs. */
export async function explainInChat(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  nos: readonly string[],
  now: Date,
): Promise<string> {
  const asked = nos.slice(0, casesMax)
  const hint =
    nos.length > casesMax ? [`共${nos.length}项,这里是前${casesMax}项;其余请写编号,例如:为什么 ${nos[casesMax]}。`] : []
  const parts: string[] = []
  for (const no of asked)
    parts.push(await explainCase(tx, context, actor, no, now, Math.floor(answerBytes / asked.length) - 60))
  return [...parts, ...hint].join('\n\n')
}

/** The short form of one case; refusals in words. */
export async function explainCase(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  no: string,
  now: Date,
  maxBytes = answerBytes,
): Promise<string> {
  const story = await caseStory(tx, context, actor, no, now)
  return story.ok ? shortStory(story.value, maxBytes) : story.message
}

/** The whole story of a case. Refused for whom it does not concern. */
export async function caseStory(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  no: string,
  now: Date,
): Promise<Result<CaseStory>> {
  const row = await caseByNo(tx, no)
  if (row === null) return refused('no-case', `没有编号为${no}的事项,请核对编号。`)
  if (!mayRead(actor, row)) return refused('not-yours', `${row.no}不是您单位的事项。`)
  const outlook = await readOutlook(tx, context, [row], now)
  const told = await toldOf(tx, context, actor, row, outlook, now)
  const circular = await tx.circular.findUniqueOrThrow({ where: { id: row.circularId }, omit: { bytes: true } })
  const history = await tx.obligation.findMany({
    where: { subjectId: row.no },
    include: { message: { include: { obligations: true } } },
    orderBy: { dueAt: 'asc' },
  })
  return done({
    no: row.no,
    subject: subjectOf(briefNow(context.calendar, row, now)),
    unit: row.unit.name,
    problem: row.problem,
    circular: { code: circular.code, title: circular.title },
    sources: sourcesOf(row, circular, told.naming, await lineFinder(tx, circular)),
    deadline: deadlineStory(deadlineOf(told, circular), context.calendar, dayOf(now)),
    state: told.facts.state,
    overdueWorkdays: clockStopped(told.facts) ? 0 : overdueWorkdays(context.calendar, told.facts.deadline, now),
    stops: await stopsOf(tx, told, outlook),
    past: pastSteps(told, history),
    coming: isOpen(told.facts.state) ? comingSteps(told, playOn(outlook), outlook.held) : [],
  })
}

/** What the steps of a case are told from. */
export async function toldOf(
  tx: Tx,
  { calendar }: FlowContext,
  actor: Actor,
  row: CaseRow,
  { contexts, policies }: Pick<Outlook, 'contexts' | 'policies'>,
  now: Date,
): Promise<Told> {
  const facts = factsOf(row)
  return {
    row,
    facts,
    policy: policies.of(row.policyVersion),
    calendar,
    circularContext: contexts.contextOf(facts),
    circular: await tx.circular.findUniqueOrThrow({
      where: { id: row.circularId },
      select: { planDigest: true, approvedBy: true, publishedAt: true },
    }),
    events: await eventsOf(tx, row.no),
    naming: await readNaming(tx, isStaff(actor)),
    now,
  }
}

export function deadlineOf(told: Told, circular: Omit<Prisma.CircularGetPayload<object>, 'bytes'>): DeadlineStory {
  const { row, facts, events } = told
  // The day the paper came to when it was published: a deadline amended afterwards is told as moved.
  const { publishedAt } = told.circular
  const settled = correctionsOf(circular).filter(({ at }) => publishedAt === null || new Date(at) <= publishedAt)
  const draft = correctedDraft(readingOf(circular), settled)
  const moved = events.filter((event) => clockActs[event.type] !== undefined).at(-1)
  return {
    text: row.deadlineText,
    base: row.deadlineBase as DeadlineStory['base'],
    count: row.deadlineDays,
    unit: row.deadlineUnit === 'days' ? 'days' : 'workdays',
    issuedOn: draft.issuedOn ?? draft.publishedOn,
    noticedAt: facts.noticedAt,
    printed: draft.deadline?.date ?? null,
    deadline: facts.deadline,
    moved: moved === undefined ? null : { what: clockActs[moved.type] ?? '', on: dayOf(moved.at) },
  }
}

const channelName: Record<string, string> = { oa: 'OA', phone: '电话', paper: '书面' }

/** Why nothing is asked of the unit now, or why nobody can be asked. */
async function stopsOf(tx: Tx, told: Told, { input, held }: Outlook): Promise<string[]> {
  const { row, facts, events, naming, now } = told
  const today = dayOf(now)
  const stops: string[] = []
  if (!isOpen(facts.state)) {
    const end = events.filter((event) => event.type === 'closed' || event.type === 'withdrawn').at(-1)
    return end === undefined ? [] : [`${instantInWords(end.at, today)}由${naming.actor(end.by)}办结,不再发送`]
  }
  if (facts.waiting !== null)
    stops.push(
      `${instantInWords(facts.waiting.since, today)}提交的${waitingName[facts.waiting.for]}等办公室处理,期间不催办、不升级单位`,
    )
  if (row.outside !== null) stops.push(`已由${channelName[row.outside] ?? row.outside}答复,不再打扰单位`)
  if (facts.frozen !== null)
    stops.push(
      `${chineseDay(dayOf(facts.frozen.since), today)}起冻结,期间不催办,${chineseDay(facts.frozen.reviewOn, today)}请办公室核实`,
    )
  if (facts.blocked !== null)
    stops.push(`暂缓中(${facts.blocked.reason}),不按期限催办,${chineseDay(facts.blocked.checkInOn, today)}询问进展`)
  if (facts.deadline.kind === 'none') stops.push('没有整改期限,不自动提醒和升级')
  const behind = { unitId: row.unitId, supervisorId: row.supervisorId, officer: null }
  if (input.directory.resolve(['liaison'], behind).length === 0) stops.push('单位没有能收到消息的联络员')
  if (held) stops.push('系统已暂停发送,等负责人放行')
  const alarm = await tx.setting.findUnique({ where: { key: 'channel-alarm' } })
  if (alarm !== null) stops.push('企业微信暂时不能发送,恢复后补发')
  return stops
}
