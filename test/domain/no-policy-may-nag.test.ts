// The linter of policies (design.md §4, domain.md §8): what no office may ask of people, with the rule it breaks.
import { expect, test } from 'vitest'
import { defaultPolicy } from '../../src/domain/policy.js'
import { readPolicy } from '../../src/domain/policy-document.js'
import { lintPolicy } from '../../src/domain/policy-linter.js'

const rulesBrokenBy = (document: unknown): string[] => {
  const policy = readPolicy(JSON.stringify(document))
  if (!policy.ok) throw new Error(policy.message)
  return lintPolicy(policy.value).map(({ rule }) => rule)
}

test('the built-in policy breaks none', () => {
  expect(lintPolicy(defaultPolicy)).toEqual([])
})

test('a milder policy breaks none', () => {
  expect(rulesBrokenBy({ budget: { perCircular: 4 }, ladder: { remindBefore: 3 }, window: ['08:31-18:00'] })).toEqual(
    [],
  )
})

test.each([
  ['chased on the day of the notice', { ladder: { unsignedDeputy: 0 } }, ['instant-reply']],
  [
    'the office told on the day of the notice',
    { ladder: { unsignedDeputy: 0, unsignedOffice: 0 } },
    ['instant-reply', 'instant-reply'],
  ],
  ['answered again on the day of the return', { returnWorkdays: 0 }, ['instant-reply']],
  ['two pushes a day', { budget: { perDay: 2 } }, ['too-many-messages']],
  ['ten pushes a circular', { budget: { perCircular: 10 } }, ['too-many-messages']],
  ['messages in the evening', { window: ['09:00-11:30', '18:30-20:00'] }, ['office-hours']],
  ['messages before work', { window: ['07:30-09:00'] }, ['office-hours']],
  ['a reminder right behind the notice', { ladder: { quietAfterNotice: 0 } }, ['no-rest']],
  ['a paused case asked after every day', { pause: { checkInWorkdays: 1 } }, ['no-rest']],
  ['leaders reminded before the deadline', { told: { 'remind-due': ['liaison', 'leader'] } }, ['pressure']],
  ['the unit above set upon it', { told: { 'remind-before': ['supervisor'] } }, ['pressure']],
  ['all at once', { budget: { perDay: 3 }, returnWorkdays: 0 }, ['instant-reply', 'too-many-messages']],
])('%s', (_, document, rules) => {
  expect(rulesBrokenBy(document)).toEqual(rules)
})

test('every objection is one Chinese sentence that says what and why', () => {
  const policy = { ...defaultPolicy, budget: { ...defaultPolicy.budget, perDay: 2 }, window: [{ from: 0, to: 1439 }] }
  for (const { message } of lintPolicy(policy)) expect(message).toMatch(/^[^。]{10,}[((].*的要求[))]。$/)
})
