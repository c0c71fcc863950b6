// When a talk is proposed (domain.md §6): the circular's own clause first, else rules that are data of the issuing office.
// Each names who must come and who calls, and every proposal its basis with the facts.
import { describe, expect, it } from 'vitest'
import { lifeEvent } from '../../src/domain/account-life.js'
import { officialCalendar as calendar } from '../../src/domain/calendar.js'
import { dayOf } from '../../src/domain/day.js'
import { stepsOf } from '../../src/domain/plan.js'
import { defaultPolicy, type Policy } from '../../src/domain/policy.js'
import { lintPolicy } from '../../src/domain/policy-linter.js'
import { documentOf, readPolicy } from '../../src/domain/policy-document.js'
import type { RepeatLink } from '../../src/domain/repeat.js'
import {
  falseReplyBasis,
  forbiddenTriggers,
  inARowBasis,
  lateTrigger,
  repeatBasis,
  type TalkTrigger,
} from '../../src/domain/talk-trigger.js'
import { lateBasis } from '../../src/domain/wording/talk-basis.js'
import { at, freshCase } from './facts.js'

const policyWith = (...triggers: TalkTrigger[]): Policy => ({
  ...defaultPolicy,
  talk: { ...defaultPolicy.talk, triggers },
})
const office = { calls: 'leader', by: 'office' } as const
const graver = { calls: 'principal', by: 'county' } as const
const clause = { clauseNamesTalk: true, lateBefore: false }
const none = { clauseNamesTalk: false, lateBefore: false }
const late = { clauseNamesTalk: false, lateBefore: true }

describe('a case that runs', () => {
  const proposedOn = (
    policy: Policy,
    context: typeof none,
    given = freshCase({ noticedAt: at('2024-08-21 09:32') }),
  ) => {
    const found = stepsOf(given, policy, calendar, context).filter((step) => step.act === 'propose-talk')
    expect(found.length).toBeLessThan(2)
    return found[0] === undefined ? null : dayOf(found[0].dueAt)
  }
  const fail = freshCase({ severity: 'fail', noticedAt: at('2024-08-21 09:32') })
  const overdue = (workdays: number, failedOnly = false, lateBefore = false): TalkTrigger => ({
    when: 'overdue',
    workdays,
    failedOnly,
    lateBefore,
    ...office,
  })
  it.each<[string, string | null, string | null]>([
    ['the clause, whatever the office’s rules', proposedOn(policyWith(), clause), '2024-09-13'],
    ['no rule, no clause', proposedOn(policyWith(), late, fail), null],
    ['built in: failed and late before', proposedOn(defaultPolicy, late, fail), '2024-09-13'],
    ['built in: failed, never late', proposedOn(defaultPolicy, none, fail), null],
    ['built in: late before, not failed', proposedOn(defaultPolicy, late), null],
    ['five working days, anything', proposedOn(policyWith(overdue(5)), none), '2024-09-18'],
    ['the earlier of clause and rule', proposedOn(policyWith(overdue(1)), clause), '2024-09-11'],
    ['report missing', proposedOn(policyWith({ when: 'report-missing', workdays: 2, ...office }), none), '2024-09-12'],
    [
      'report in',
      proposedOn(
        policyWith({ when: 'report-missing', workdays: 2, ...office }),
        none,
        freshCase({ reported: 'received' }),
      ),
      null,
    ],
  ])('%s', (_, day, expected) => expect(day).toBe(expected))

  it('says the clause or the rule, and the facts', () => {
    const facts = { clause: '逾期的将约谈', deadline: '9月10日前', overdueWorkdays: 3, nos: ['B24Q3-001'] }
    const words = (policy: Policy, context: typeof none) => {
      const found = lateTrigger(fail, policy, context)
      return found === null ? null : lateBasis(found, facts)
    }
    expect(words(defaultPolicy, clause)).toMatchObject({
      trigger: 'overdue',
      calls: 'leader',
      words: '通报要求“逾期的将约谈”;期限9月10日前,已逾期3个工作日,未见反馈。',
    })
    expect(words(defaultPolicy, late)?.words).toMatch(/^办公室规定:不合格项逾期3个工作日且此前曾逾期的提请约谈;/)
    expect(words(policyWith({ when: 'report-missing', workdays: 2, ...graver }), none)).toMatchObject({
      ...graver,
      words: expect.stringContaining('要求报送的材料仍未收到'),
    })
  })
})

describe('what comes back', () => {
  const links: RepeatLink[] = ['2024-01-15', '2024-04-18'].map((issuedOn, index) => ({
    ref: `r${index}`,
    circular: `第${index + 1}期通报`,
    issuedOn,
    kind: 'same-account',
  }))
  const life = [lifeEvent('opened', '2023-05-01'), lifeEvent('cancelled', '2024-03-15')]
  const basis = (policy: Policy, subject = { account: '宝鸡发布', life: [] as typeof life }, known = links) =>
    repeatBasis(subject, known, '2024-08-20', policy)
  it('twice within the quarters of the office’s rule for repeats', () =>
    expect(basis(defaultPolicy)).toMatchObject({
      trigger: 'same-problem',
      ...office,
      words: expect.stringContaining('2次'),
    }))
  it('as often as the trigger says, and who it calls', () => {
    expect(basis(policyWith({ when: 'same-problem', times: 3, ...graver }))).toBeNull()
    expect(basis(policyWith({ when: 'same-problem', times: 1, quarters: 2, ...graver }))).toMatchObject(graver)
  })
  it('cancelled and in use again; with both grounds the graver calls', () => {
    const again = { account: '宝鸡发布', life }
    expect(basis(policyWith({ when: 'reopened', ...office }), again, [])).toMatchObject({ trigger: 'reopened' })
    const both = basis(policyWith({ when: 'same-problem', ...office }, { when: 'reopened', ...graver }), again)
    expect(both).toMatchObject({ trigger: 'same-problem', calls: 'principal', by: 'office' })
    expect(both?.words).toMatch(/2次[\s\S]*已注销/)
  })
  it('no rule, no proposal', () => expect(basis(policyWith())).toBeNull())
})

describe('failed in a row', () => {
  const rule = policyWith({ when: 'failed-in-a-row', circulars: 2, ...office })
  const circulars = (...failed: boolean[]) => failed.map((one, index) => ({ title: `第${index + 1}期`, failed: one }))
  it.each([
    [circulars(true, true), true],
    [circulars(true, false, true), false],
    [circulars(true), false],
  ])('%o', (given, proposed) => expect(inARowBasis(rule, given) !== null).toBe(proposed))
  it('names the circulars', () =>
    expect(inARowBasis(rule, circulars(true, true, true))?.words).toContain('《第1期》、《第2期》均有不合格项'))
  it('is no rule built in', () => expect(inARowBasis(defaultPolicy, circulars(true, true, true))).toBeNull())
})

it('a reply that was not true, by the look-back that found it', () => {
  const found = { no: 'B24Q3-001', closedOn: '2024-09-01', note: '账号仍停更' }
  expect(falseReplyBasis(defaultPolicy, found)).toBeNull()
  expect(falseReplyBasis(policyWith({ when: 'false-reply', ...office }), found)?.words).toMatch(
    /B24Q3-001.*9-01销号.*账号仍停更/,
  )
})

describe('the document', () => {
  const document = (triggers: unknown) => readPolicy(JSON.stringify({ talk: { triggers } }))
  const written = [
    { when: 'overdue', workdays: 5, failedOnly: true, lateBefore: false, ...graver },
    { when: 'failed-in-a-row', circulars: 2, ...office },
    { when: 'report-missing', workdays: 10, ...office },
    { when: 'false-reply', ...graver },
  ]
  it('is read, and written back as it was', () => {
    const read = document(written)
    if (!read.ok) throw new Error(read.message)
    expect(read.value.talk.triggers).toEqual(written)
    expect(documentOf(read.value).talk?.triggers).toEqual(written)
    expect(lintPolicy(read.value)).toEqual([])
    expect(document([]).ok).toBe(true)
  })
  it.each([
    [[{ when: 'overdue', ...office }]],
    [[{ when: 'failed-in-a-row', circulars: 0, ...office }]],
    [[{ when: 'mood', ...office }]],
    [[{ when: 'reopened', calls: 'everybody', by: 'office' }]],
    [[{ when: 'reopened', ...office, names: ['x'] }]],
    ['overdue'],
  ])('refuses %j in one sentence', (triggers) =>
    expect(document(triggers)).toMatchObject({
      ok: false,
      code: 'policy-invalid',
      message: expect.stringMatching(/。$/),
    }),
  )
  it.each([
    ...forbiddenTriggers.map((when): [unknown, string] => [
      { when },
      when === 'ranking' || when === 'score' ? 'ranking' : 'read-tracking',
    ]),
    [{ when: 'unsigned', workdays: 1, ...office }, 'read-tracking'],
    [{ when: 'ranking', last: 3 }, 'ranking'],
  ])('%j is refused by name', (trigger, rule) => {
    const read = document([trigger])
    if (!read.ok) throw new Error(read.message)
    const [objection, ...more] = lintPolicy(read.value)
    expect(more).toEqual([])
    expect(objection).toMatchObject({ rule, message: expect.stringMatching(/的要求\)。$/) })
  })
  it('nobody is called before the overdue notice went out', () => {
    const policy = { ...policyWith({ when: 'overdue', workdays: 1, failedOnly: false, lateBefore: false, ...office }) }
    expect(lintPolicy({ ...policy, ladder: { ...policy.ladder, overdue: 2 } }).map((one) => one.rule)).toContain(
      'hasty-talk',
    )
  })
})
