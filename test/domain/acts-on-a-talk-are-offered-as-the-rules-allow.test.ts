// A page offers an act on a talk exactly where the rules would do it, for everybody, in every state a talk can reach; what is
// only not open yet, or not to this person, is named with the rule's own sentence.
import { expect, it } from 'vitest'
import { actOnTalk } from '../../src/domain/talk-acts.js'
import { talkOffers } from '../../src/domain/talk-offers.js'
import { context, schedule } from './talk-facts.js'
import { acts, people, reached } from './talk-walk.js'

const later = context('2024-09-23 10:10')
/** The walk's own schedule lies in the past by then. */
const whole = acts.map((act) =>
  act.kind === 'schedule' ? { ...act, schedule: { ...schedule, at: '2024-10-08T09:00:00+08:00' } } : act,
)

/** One of each kind that the rules tell apart. */
const kinds = new Map(
  reached.map((one) => {
    const { state, proposedBy, entrustedTo, schedule: when, commitments, report } = one.talk
    return [JSON.stringify([state, proposedBy, entrustedTo, when !== null, commitments, report?.by]), one]
  }),
)

it('in every state, to everybody', () => {
  const wrong: string[] = []
  for (const { talk, path } of kinds.values())
    for (const actor of people) {
      const offered = new Set(
        talkOffers(talk, actor, 'county', later)
          .filter((one) => one.why === null)
          .map((one) => one.act),
      )
      for (const act of whole) {
        // The walk keeps the first commitment only; a page offers the first that is open.
        if (act.kind === 'withdraw' || (act.kind === 'keep' && talk.commitments[0]?.keptAt !== null)) continue
        const after = actOnTalk(talk, act, actor, later)
        if (after.ok && after.value !== talk && !offered.has(act.kind))
          wrong.push(`missing: ${act.kind} ${path.join(', ')}`)
      }
      for (const kind of offered)
        if (!whole.some((act) => act.kind === kind && actOnTalk(talk, act, actor, later).ok))
          wrong.push(`offered: ${kind} to ${actor.userid} ${path.join(', ')}`)
    }
  expect(kinds.size).toBeGreaterThan(100)
  expect(wrong).toEqual([])
})

it('what waits for its hour, or for another person, says so', () => {
  const confirmed = reached.find(({ talk }) => talk.state === 'confirmed')?.talk
  const proposed = reached.find(({ talk }) => talk.state === 'proposed' && talk.proposedBy === 'proposing-leader')?.talk
  const officer = people.find((one) => one.userid === 'officer')
  const leader = people.find((one) => one.userid === 'proposing-leader')
  if (confirmed === undefined || proposed === undefined || officer === undefined || leader === undefined)
    throw new Error('the walk has them')
  const before = talkOffers(confirmed, officer, null, context('2024-09-18 10:10'))
  expect(before.find((one) => one.act === 'hold')?.why).toBe('约谈时间还没有到,不能记录为已约谈。')
  expect(before.some((one) => one.act === 'entrust')).toBe(false)
  expect(talkOffers(proposed, leader, null, later).find((one) => one.act === 'approve')?.why).toContain('不能自己批准')
})
