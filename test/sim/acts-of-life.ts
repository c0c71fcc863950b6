// What else happens to cases and people: pauses, freezes, other units, other deadlines, papers that come in, contacts who
// leave and stand-ins who come, a second look at what was closed.
import { addDays, dayOf } from '../../src/domain/day.js'
import { amendCircularDeadline } from '../../src/flows/amend-deadline.js'
import { decideRepeats } from '../../src/flows/decide-repeat.js'
import { freezeCases, thawCases } from '../../src/flows/freeze-cases.js'
import { handOverCases } from '../../src/flows/hand-over-cases.js'
import { leaveContact, returnContact } from '../../src/flows/leave-contact.js'
import { drawLookBack, recordLookBack } from '../../src/flows/look-back.js'
import { checkInCases, pauseCases, resumeCases } from '../../src/flows/pause-cases.js'
import { recordReport } from '../../src/flows/record-report.js'
import { endStandIn, setStandIn } from '../../src/flows/stand-in.js'
import { withdrawCases } from '../../src/flows/withdraw-cases.js'
import type { Act } from './acts.js'
import type { Life } from './life.js'
import { by, contactOf, someCase, someCircular, staffOf } from './people.js'

const later = (life: Life, most = 20) => addDays(dayOf(life.now), life.chance.between(0, most))
const laterOrNot = (life: Life) => (life.chance.happens(0.5) ? later(life) : null)
const unit = (life: Life): string => life.chance.pick(life.registry.units)?.name ?? ''

async function pauses(life: Life): Promise<void> {
  const nos = [await someCase(life)]
  const paused = [await someCase(life, { state: 'blocked' })]
  const next = laterOrNot(life)
  const who = by(life, 'officer')
  const blocked = await life.store.read.case.count({ where: { state: 'blocked' } })
  switch (blocked === 0 ? 0 : life.chance.between(0, 2)) {
    case 0:
      await life.acts(`${who} pauses ${nos[0]}`, (context) =>
        pauseCases(context, { nos, reason: '平台注销办理中', checkInOn: next, by: who }, life.now),
      )
      break
    case 1:
      await life.acts(`${paused[0]} is checked in`, (context) =>
        checkInCases(context, { nos: paused, text: '仍在办理', next, by: who }, life.now),
      )
      break
    default:
      await life.acts(`${who} resumes ${paused[0]}`, (context) =>
        resumeCases(context, { nos: paused, until: next, by: who }, life.now),
      )
  }
}

async function freezes(life: Life): Promise<void> {
  const standing = await life.store.read.freeze.findFirst({ where: { liftedAt: null }, orderBy: { at: 'asc' } })
  const who = staffOf(life, 'leader')
  if (standing !== null && life.chance.happens(0.7))
    return void (await life.acts('lifts a freeze', (context) => thawCases(context, standing.id, who, life.now)))
  const kind = life.chance.pick(['unit', 'circular'] as const)
  const target = kind === 'unit' ? unit(life) : await someCircular(life)
  await life.acts(`freezes ${target}`, (context) =>
    freezeCases(context, { kind, target, reason: '机构改革', reviewOn: laterOrNot(life), by: who }, life.now),
  )
}

async function movesOn(life: Life): Promise<void> {
  const nos = [await someCase(life)]
  const officer = by(life, 'officer')
  const to = unit(life)
  const on = later(life)
  switch (life.chance.between(0, 3)) {
    case 0:
    case 1:
      await life.acts(`${nos[0]} goes to ${to}`, (context) =>
        handOverCases(context, { nos, to, until: laterOrNot(life), reason: '职责调整', by: officer }, life.now),
      )
      break
    case 2: {
      const circular = await someCircular(life)
      const approvedBy = staffOf(life, 'leader')
      await life.acts(`${circular} is due on ${on}`, (context) =>
        amendCircularDeadline(context, { circular, on, reason: '更正通知', by: officer, approvedBy }, life.now),
      )
      break
    }
    default:
      await life.acts(`${nos[0]} is withdrawn`, (context) =>
        withdrawCases(context, { nos, reason: '误列', by: by(life, 'leader') }, life.now),
      )
  }
}

async function paperComesIn(life: Life): Promise<void> {
  const circular = await someCircular(life)
  const input = {
    circular,
    unit: unit(life),
    channel: 'oa' as const,
    oaNumber: 'OA-7',
    note: null,
    by: by(life, 'officer'),
  }
  await life.acts(`the paper of ${input.unit} for ${circular}`, (context) => recordReport(context, input, life.now))
}

async function contactLeaves(life: Life): Promise<void> {
  const officer = by(life, 'officer')
  const where = { OR: [{ leftAt: { not: null } }, { unreachableAt: { not: null } }] }
  const back = await life.store.read.person.findFirst({ where, orderBy: { userid: 'asc' } })
  if (back !== null && life.chance.happens(0.5))
    return void (await life.acts(`${back.userid} is back`, (context) =>
      returnContact(context, back.userid, officer, life.now),
    ))
  const who = contactOf(life)
  await life.acts(`${who} left`, (context) => leaveContact(context, who, officer, life.now))
}

async function standsIn(life: Life): Promise<void> {
  const staff = life.chance.happens(0.4)
  const { contacts } = life.chance.pick(life.registry.units) ?? { contacts: [] }
  const among: readonly { userid: string }[] = staff ? life.registry.staff : contacts
  const userid = life.chance.pick(among)?.userid ?? contactOf(life)
  const standIn = life.chance.pick(among)?.userid ?? contactOf(life)
  const fromOn = later(life, 3)
  const officer = by(life, 'officer')
  if (life.chance.happens(0.25))
    return void (await life.acts(`${userid} is back at work`, (context) =>
      endStandIn(context, userid, officer, life.now),
    ))
  const untilOn = addDays(fromOn, life.chance.between(0, 12))
  await life.acts(`${standIn} stands in for ${userid} ${fromOn} to ${untilOn}`, (context) =>
    setStandIn(context, { userid, standIn, fromOn, untilOn }, staff ? userid : officer, life.now),
  )
}

async function looksBack(life: Life): Promise<void> {
  const drawn = await life.store.read.lookBackItem.findFirst({ where: { outcome: null }, orderBy: { caseNo: 'asc' } })
  const who = by(life, 'reviewer')
  const circular = await someCircular(life)
  if (drawn === null)
    return void (await life.acts(`draws a sample of ${circular}`, (context) =>
      drawLookBack(context, { circular, share: 50, seed: String(life.seed), by: who }, life.now),
    ))
  const outcome = life.chance.pick(['held', 'returned'] as const)
  await life.acts(`${drawn.caseNo} looked at again: ${outcome}`, (context) =>
    recordLookBack(context, { caseNo: drawn.caseNo, outcome, note: '又停更', by: who }, life.now),
  )
}

async function repeatIsDecided(life: Life): Promise<void> {
  const offered = await life.store.read.repeatProposal.findFirst({
    where: { state: 'open' },
    orderBy: [{ caseNo: 'asc' }, { ref: 'asc' }],
  })
  if (offered === null) return
  const answer = life.chance.pick(['linked', 'refused'] as const)
  await life.acts(`repeat of ${offered.caseNo}: ${answer}`, (context) =>
    decideRepeats(context, [offered.id], answer, by(life, 'officer'), life.now),
  )
}

export const lifeActs: Act[] = [
  { name: 'a case is paused', weight: 6, does: pauses },
  { name: 'a freeze', weight: 3, does: freezes },
  { name: 'a case moves on', weight: 6, does: movesOn },
  { name: 'a paper comes in', weight: 3, does: paperComesIn },
  { name: 'a contact leaves', weight: 3, does: contactLeaves },
  { name: 'somebody stands in', weight: 3, does: standsIn },
  { name: 'a second look', weight: 2, does: looksBack },
  { name: 'a repeat is decided', weight: 2, does: repeatIsDecided },
]
