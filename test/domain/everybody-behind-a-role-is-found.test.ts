// Audiences become people: contacts of the unit, of the unit above it, staff. Who cannot be reached is left out, and the
// deputy stands in for a liaison who is gone (contract §8.4).
import { describe, expect, it } from 'vitest'
import type { AudienceContext } from '../../src/domain/directory.js'
import type { Audience } from '../../src/domain/policy.js'
import { smallOffice } from './small-office.js'

const town: AudienceContext = { unitId: 'town', supervisorId: 'county', officer: 'office-1' }
const who = (to: Audience[], unreachable: string[] = [], context = town): string[] =>
  smallOffice(unreachable).resolve(to, context)

describe('contacts', () => {
  it('of the unit and of the unit above it', () => {
    expect(who(['liaison'])).toEqual(['town-1'])
    expect(who(['liaison', 'deputy', 'leader'])).toEqual(['town-1', 'town-2', 'town-lead'])
    expect(who(['supervisor'])).toEqual(['county-1'])
    expect(who(['supervisor'], [], { ...town, supervisorId: null })).toEqual([])
  })
  it('the deputy stands in for a liaison who cannot be reached', () => {
    expect(who(['liaison'], ['town-1'])).toEqual(['town-2'])
    expect(who(['supervisor'], ['county-1'])).toEqual(['county-2'])
    expect(who(['liaison', 'deputy'], ['town-1'])).toEqual(['town-2'])
    expect(who(['liaison'], ['town-1', 'town-2'])).toEqual([])
  })
})

describe('staff', () => {
  it('the officer who submitted the circular, else any officer', () => {
    expect(who(['officer'])).toEqual(['office-1'])
    expect(who(['officer'], [], { ...town, officer: null })).toEqual(['office-1'])
  })
  it('reviewers, or officers where no reviewer can be reached', () => {
    expect(who(['reviewer'])).toEqual(['office-2'])
    expect(who(['reviewer'], ['office-2'])).toEqual(['office-1'])
    expect(who(['office-leader'])).toEqual(['office-lead'])
  })
  it('are not contacts: the budget protects units', () => {
    expect(smallOffice().isContact('town-1')).toBe(true)
    expect(smallOffice().isContact('office-1')).toBe(false)
  })
})
