// What the office does at its desk: publish, decide, record what came by other ways, run talks, mind tasks, change rules
// and registry. By command, so that each is one flow.
import { addDays, dayOf } from '../../src/domain/day.js'
import { approveCircular } from '../../src/flows/approve-circular.js'
import { type Decision, decideSubmission } from '../../src/flows/decide-submission.js'
import { finishTask } from '../../src/flows/finish-task.js'
import { importCircular } from '../../src/flows/import-circular.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { moveCasesToPolicy } from '../../src/flows/move-cases-to-policy.js'
import { releaseHold } from '../../src/flows/release-hold.js'
import { remind } from '../../src/flows/remind.js'
import { setPolicy } from '../../src/flows/set-policy.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import { submitReply } from '../../src/flows/submit-reply.js'
import type { Act } from './acts.js'
import type { Life } from './life.js'
import { draftBy } from './papers.js'
import { by, someCase, staffOf } from './people.js'
import { named, registryText } from './registry.js'

/** Imports, confirms, submits and approves; a step the process did not survive is taken again. */
export async function publishes(life: Life): Promise<void> {
  const draft = draftBy(life.chance, life.registry.units, dayOf(life.now), life.problems + 1)
  life.problems += draft.findings.length
  const bytes = Buffer.from(JSON.stringify(draft))
  const officer = staffOf(life, 'officer')
  const input = { bytes, fileName: 'circular.txt', draft, url: null, by: officer }
  const again = async <T>(what: string, act: Parameters<typeof life.acts<T>>[1]): Promise<T | null> =>
    (await life.acts(what, act)) ?? (await life.acts(what, act))
  const imported = await again('import', (context) => importCircular(context, input, life.now))
  const id = imported?.circularId
  if (id === undefined) return
  await again('confirm', (context) => confirmCircular(context, id, officer, {}, life.now))
  await again('submit', (context) => submitCircular(context, id, officer, life.now))
  await again('approve', (context) => approveCircular(context, id, staffOf(life, 'leader'), life.now))
}

type Waiting = 'reply' | 'extension' | 'dispute' | 'block'

/** Mostly on what waits, in the way that fits it; sometimes past it. */
async function decides(life: Life): Promise<void> {
  const { chance, now } = life
  const where = { waitingFor: { not: null } }
  const waits = chance.pick(await life.store.read.case.findMany({ where, orderBy: { no: 'asc' } }))
  const drawn = chance.pick(['reply', 'extension', 'dispute', 'block'] as const)
  const waiting = waits === undefined || chance.happens(0.1) ? drawn : (waits.waitingFor as Waiting)
  const reason = '栏目仍是空白'
  const until = chance.happens(0.5) ? addDays(dayOf(now), chance.between(-1, 20)) : null
  const kinds: Record<Waiting, [Decision, Decision]> = {
    reply: [{ kind: 'close' }, { kind: 'return', reason, until }],
    extension: [
      { kind: 'grant', until },
      { kind: 'refuse', reason },
    ],
    dispute: [
      { kind: 'uphold', reason },
      { kind: 'reject', reason },
    ],
    block: [
      { kind: 'pause', checkInOn: until },
      { kind: 'refuse-pause', reason },
    ],
  }
  const decision = chance.pick(kinds[waiting])
  const nos = [waits?.no ?? (await someCase(life))]
  if (chance.happens(0.3)) nos.push(await someCase(life))
  const who = by(life, 'reviewer')
  await life.acts(`${who} ${decision.kind} ${nos.join()}`, (context) =>
    decideSubmission(context, [...new Set(nos)], decision, who, life.now),
  )
}

async function recordsOutside(life: Life): Promise<void> {
  const channel = life.chance.pick(['oa', 'phone', 'paper'] as const)
  const nos = [await someCase(life)]
  const who = by(life, 'officer')
  const oaNumber = channel === 'oa' ? `OA-${life.steps}` : null
  await life.acts(`${who} records ${nos[0]} by ${channel}`, (context) =>
    submitReply(context, { by: who, nos, text: '已整改', channel, oaNumber }, life.now),
  )
}

async function finishesTask(life: Life): Promise<void> {
  const tasks = await life.store.read.task.findMany({
    where: { closedAt: null },
    orderBy: [{ openedAt: 'asc' }, { text: 'asc' }],
  })
  const task = life.chance.pick(tasks)
  if (task === undefined) return
  if (task.kind === 'hold' && life.chance.happens(0.8))
    return void (await life.acts('release', (context) => releaseHold(context, staffOf(life, 'leader'), life.now)))
  await life.acts(`task ${task.kind} is done`, (context) =>
    finishTask(context, task.id, by(life, 'officer'), '已电话告知', life.now),
  )
}

const policies = [
  {},
  { budget: { perCircular: 3 } },
  { ceiling: 2 },
  { window: ['10:05-11:20'] },
  { window: ['08:40-09:20', '13:40-17:50'], undoMinutes: 30 },
  { ladder: { unsignedDeputy: 3, unsignedOffice: 4, remindBefore: 5, escalate: 6, officeLate: 1, officeEscalated: 2 } },
  { talk: { undecidedWorkdays: 2, undecidedRepeatDays: 3 }, returnWorkdays: 8 },
]

async function changesRules(life: Life): Promise<void> {
  const leader = staffOf(life, 'leader')
  const document = life.chance.pick(policies) ?? {}
  const set = await life.acts(`policy ${JSON.stringify(document)}`, (context) =>
    setPolicy(context, JSON.stringify(document), leader, life.now),
  )
  if (set !== null && life.chance.happens(0.5))
    await life.acts('open cases move to it', (context) => moveCasesToPolicy(context, leader, true, life.now))
}

/** Somebody goes, comes or changes places; the import is the whole registry, as an office does it. */
async function changesRegistry(life: Life): Promise<void> {
  const { chance } = life
  const registry = structuredClone(life.registry)
  const unit = chance.pick(registry.units)
  if (unit === undefined) return
  const [first] = unit.contacts
  switch (chance.between(0, 3)) {
    case 0:
      unit.contacts.splice(chance.between(0, unit.contacts.length), 1)
      break
    case 1:
      unit.contacts.unshift(named(`${unit.key}-new${life.steps}`, 'liaison'))
      break
    case 2:
      if (first !== undefined) unit.contacts[0] = named(`${unit.key}-next${life.steps}`, first.role)
      break
    default:
      unit.parent = unit.parent === null && unit.key !== 'county' ? 'county' : null
  }
  const text = registryText(registry)
  // An import the process did not survive is done again.
  const again = async () =>
    await life.acts(`registry of ${unit.key}`, (context) => importRegistry(context, text, false, life.now))
  if ((await again()) !== null || (await again()) !== null) life.registry = registry
}

export const officeActs: Act[] = [
  { name: 'another circular', weight: 2, does: publishes },
  { name: 'a decision', weight: 22, does: decides },
  { name: 'an answer by other ways', weight: 4, does: recordsOutside },
  {
    name: 'a reminder by hand',
    weight: 8,
    does: async (life) => {
      const target = life.chance.happens(0.5)
        ? (life.chance.pick(life.registry.units)?.name ?? '')
        : await someCase(life)
      await life.acts(`reminds ${target}`, (context) => remind(context, target, by(life, 'officer'), life.now))
    },
  },
  { name: 'a task is done', weight: 6, does: finishesTask },
  { name: 'other rules', weight: 3, does: changesRules },
  { name: 'another registry', weight: 4, does: changesRegistry },
]
