// 办事规则 in words: every value an office can set is named, and a change of any of them is seen in the difference.
import { expect, test } from 'vitest'
import { documentOf, readPolicy } from '../../src/domain/policy-document.js'
import { lineOfBreak, lineOfValue } from '../../src/domain/policy-place.js'
import { defaultPolicy, type Policy } from '../../src/domain/policy.js'
import { policyDifference, policyLines } from '../../src/domain/wording/policy-words.js'

const read = (document: unknown): Policy => {
  const policy = readPolicy(JSON.stringify(document))
  if (!policy.ok) throw new Error(policy.message)
  return policy.value
}

/** Paths of all single values of the document; a list counts as one. */
const pathsOf = (value: object, before: readonly string[] = []): string[] =>
  Object.entries(value).flatMap(([key, one]: [string, unknown]) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? pathsOf(one, [...before, key])
      : [[...before, key].join('.')],
  )

test('the lines name every value of the document, and no other', () => {
  const lines = policyLines(defaultPolicy).map((line) => line.path)
  expect(lines.toSorted()).toEqual(pathsOf(documentOf(defaultPolicy)).toSorted())
})

test('the same policy differs in nothing', () => {
  expect(policyDifference(defaultPolicy, defaultPolicy)).toEqual({ values: [], rules: [] })
})

test.each([
  [{ window: ['09:00-11:30'] }, 'window', []],
  [{ told: { overdue: ['liaison'] } }, 'told.overdue', []],
  [{ ladder: { remindBefore: 3 } }, 'ladder.remindBefore', ['到期前提醒']],
  [{ withoutDeadline: { fail: 10 } }, 'withoutDeadline.fail', []],
  [{ talk: { triggers: [] } }, 'talk.triggers', []],
  [{ collectScans: false }, 'collectScans', []],
])('%j is seen at %s', (document, path, rules) => {
  const difference = policyDifference(defaultPolicy, read(document))
  expect(difference.values.map((one) => one.path)).toEqual([path])
  expect(difference.rules.map((one) => one.name)).toEqual(rules)
})

test('a value has the line it stands on; one that is left out the line of the part around it, or none', () => {
  const text = '{\n  "ladder": {\n    "overdue": 2\n  },\n  "window": [\n    "09:00-11:00"\n  ]\n}\n'
  expect(lineOfValue(text, ['ladder', 'overdue'])).toBe(3)
  expect(lineOfValue(text, ['window', 0])).toBe(6)
  expect(lineOfValue(text, ['ladder', 'escalate'])).toBe(2)
  expect(lineOfValue(text, ['budget', 'perDay'])).toBeNull()
  expect(lineOfBreak(text)).toBeNull()
  expect(lineOfBreak(text.replace('2\n  },', '2\n  '))).toBe(5)
})
