// Promise 8, no talk by accident, explored exhaustively (talk-walk.ts): on every path to a step that invites the unit or asks
// the county office stands an approval by another person who decides as leader.
import { describe, expect, it } from 'vitest'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { defaultPolicy } from '../../src/domain/policy.js'
import type { Actor } from '../../src/domain/roles.js'
import { talkIsOpen, talkStates } from '../../src/domain/talk.js'
import { actOnTalk } from '../../src/domain/talk-acts.js'
import { invitingRules, talkSteps } from '../../src/domain/talk-plan.js'
import { context } from './talk-facts.js'
import { acts, people, reached, selfVerified } from './talk-walk.js'

const mayDecide = (actor: Actor): boolean =>
  [actor, ...(actor.standsInFor ?? [])].some((one) => one.roles.includes('leader'))
const isProposer = (actor: Actor, userid: string): boolean =>
  [actor, ...(actor.standsInFor ?? [])].some((one) => one.userid === userid)

describe('whatever anybody does to a talk, in whatever order', () => {
  it('every state there is was reached', () => {
    expect([...new Set(reached.map((one) => one.talk.state))].sort()).toEqual([...talkStates].sort())
    expect(reached.length).toBeGreaterThan(1000)
  })

  it('an invitation or a request to the county office is only owed behind an approval by another person as leader', () => {
    const inviting = reached.filter(({ talk: facts }) =>
      talkSteps(facts, defaultPolicy, calendar).some((step) => invitingRules.has(step.rule)),
    )
    expect(inviting.length).toBeGreaterThan(100)
    for (const { talk: facts, approver, path } of inviting) {
      expect(approver, path.join(', ')).not.toBeNull()
      if (approver === null) continue
      expect(mayDecide(approver), path.join(', ')).toBe(true)
      expect(isProposer(approver, facts.proposedBy), path.join(', ')).toBe(false)
      expect(facts.decidedBy, path.join(', ')).toBe(approver.userid)
    }
  })

  it('and so is anything else that is said to people outside the office', () => {
    const outside = new Set(['leader', 'liaison', 'deputy', 'supervisor', 'supervisor-leader'])
    for (const { talk: facts, approver, path } of reached) {
      const told = talkSteps(facts, defaultPolicy, calendar).some((step) => step.to.some((one) => outside.has(one)))
      if (told) expect(approver, path.join(', ')).not.toBeNull()
    }
  })

  it('the county office is only ever spoken to about a talk it was asked to hold', () => {
    for (const { talk: facts, path } of reached) {
      const county = talkSteps(facts, defaultPolicy, calendar).some((step) =>
        step.to.some((one) => one === 'supervisor' || one === 'supervisor-leader'),
      )
      if (county) expect(facts.entrustedTo, path.join(', ')).toBe('county')
    }
  })

  it('no open talk is without a next step, but one that is verified and waits for nothing but a kept commitment', () => {
    for (const { talk: facts, path } of reached)
      if (talkIsOpen(facts.state))
        expect(talkSteps(facts, defaultPolicy, calendar).length, path.join(', ')).toBeGreaterThan(0)
  })

  it('an end is never left again', () => {
    const ends = reached.filter((one) => !talkIsOpen(one.talk.state))
    const left = ends.filter(({ talk: facts }) =>
      people.some((actor) => acts.some((act) => actOnTalk(facts, act, actor, context('2024-09-23 10:10')).ok)),
    )
    expect(ends.length).toBeGreaterThan(100)
    expect(left.map((one) => one.path)).toEqual([])
  })

  it('whoever reported never verifies', () => {
    expect(reached.some((one) => one.talk.verification !== null)).toBe(true)
    expect(selfVerified).toEqual([])
  })
})
