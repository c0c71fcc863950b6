// What the office does with talks: applies, decides, arranges, records, checks, by whoever chance picks, in any state.
import { addDays, dayOf, instantOf, isoOf } from '../../src/domain/day.js'
import { emptyRecord } from '../../src/domain/talk.js'
import type { TalkAct } from '../../src/domain/talk-acts.js'
import { gatherTalks } from '../../src/flows/gather-talks.js'
import { applyForTalk } from '../../src/flows/propose-talk.js'
import { runTalk } from '../../src/flows/run-talk.js'
import type { Act } from './acts.js'
import type { Life } from './life.js'
import { by, someCase } from './people.js'

export const record = {
  ...emptyRecord,
  problems: '逾期未整改',
  minutes: '已约谈',
  unitPresent: '分管负责人',
  recorder: '经办',
}

export const schedule = (life: Life, days: number) => ({
  at: isoOf(instantOf(addDays(dayOf(life.now), days), 15 * 60)),
  place: '市政府大院',
  presider: null,
  bring: null,
  contact: null,
})

const openTalks = (life: Life) =>
  life.store.read.talk.findMany({ where: { endedAt: null }, orderBy: { id: 'asc' }, include: { unit: true } })

const next: Record<string, readonly TalkAct['kind'][] | undefined> = {
  proposed: ['approve', 'approve', 'decline', 'postpone'],
  postponed: ['approve', 'decline'],
  approved: ['schedule', 'entrust', 'cancel'],
  entrusted: ['schedule'],
  invited: ['confirm', 'absent', 'schedule', 'hold'],
  confirmed: ['hold', 'absent', 'schedule', 'cancel'],
  held: ['report', 'keep', 'hold'],
  reported: ['verify', 'keep'],
  verified: ['keep', 'conclude'],
}

async function goesOn(life: Life): Promise<void> {
  const { chance, now } = life
  const talk = chance.pick(await openTalks(life))
  if (talk === undefined) return
  const today = dayOf(now)
  const commitments = [{ text: '建立更新台账', dueOn: addDays(today, chance.between(1, 20)) }].slice(
    chance.between(0, 1),
  )
  const who = '分管负责人'
  const how = 'phone' as const
  const choices: [TalkAct, string][] = [
    [{ kind: 'approve' }, 'leader'],
    [{ kind: 'approve' }, 'leader'],
    [{ kind: 'decline', reason: '已作说明' }, 'leader'],
    [{ kind: 'postpone', to: addDays(today, chance.between(0, 10)) }, 'leader'],
    [{ kind: 'entrust', to: talk.unit.parentId ?? talk.unitId }, 'officer'],
    [{ kind: 'schedule', schedule: schedule(life, chance.between(0, 2)) }, 'officer'],
    [{ kind: 'schedule', schedule: schedule(life, chance.between(0, 6)) }, 'officer'],
    [{ kind: 'confirm', who, how }, 'officer'],
    [{ kind: 'absent', who, reason: '出差', excused: chance.happens(0.5) }, 'officer'],
    [{ kind: 'cancel', reason: '改为书面说明' }, 'leader'],
    [{ kind: 'hold', record, commitments, reportDueOn: null }, 'officer'],
    [{ kind: 'hold', record, commitments, reportDueOn: addDays(today, chance.between(1, 9)) }, 'officer'],
    [{ kind: 'report', channel: 'oa', oaNumber: 'OA-9', text: '' }, 'officer'],
    [{ kind: 'verify', holds: chance.happens(0.7), note: '已核查' }, 'officer'],
    [{ kind: 'keep', index: 0 }, 'officer'],
    [{ kind: 'conclude', reason: '已落实' }, 'leader'],
  ]
  // Mostly what comes next for a talk where it stands, so that talks get somewhere.
  const fitting = choices.filter(([one]) => next[talk.state]?.includes(one.kind))
  const from = fitting.length > 0 && chance.happens(0.8) ? fitting : choices
  const [act, role] = chance.pick(from) ?? [{ kind: 'approve' }, 'leader']
  const actor = by(life, role)
  await life.acts(`${actor} talk ${act.kind} ${talk.id} (${talk.state})`, (context) =>
    runTalk(context, talk.id, act, actor, life.now),
  )
}

async function isAppliedFor(life: Life): Promise<void> {
  const caseNos = [await someCase(life)]
  const who = by(life, 'officer')
  const calls = life.chance.pick(['leader', 'principal'] as const)
  const holder = life.chance.happens(0.3) ? 'county' : 'office'
  await life.acts(`${who} applies for a talk on ${caseNos[0]}`, (context) =>
    applyForTalk(context, { unit: null, caseNos, reason: '多次未整改', calls, by: holder }, who, life.now),
  )
}

async function areGathered(life: Life): Promise<void> {
  const ids = life.chance.some(await openTalks(life), 0.5).map((talk) => talk.id)
  await life.acts(`gathers ${ids.join()}`, (context) => gatherTalks(context, ids, by(life, 'officer'), life.now))
}

export const talkActs: Act[] = [
  { name: 'a talk goes on', weight: 30, does: goesOn },
  { name: 'a talk is applied for', weight: 6, does: isAppliedFor },
  { name: 'talks are gathered', weight: 1, does: areGathered },
]
