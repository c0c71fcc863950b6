// The office's rules: read, checked as they are typed, set and applied to open cases by the leader.
import { done, type Result, refused } from '../../../base/result.js'
import { isoOf } from '../../../domain/day.js'
import type { Policies, Policy } from '../../../domain/policy.js'
import { documentOf, readPolicy } from '../../../domain/policy-document.js'
import { lineOfBreak, lineOfValue } from '../../../domain/policy-place.js'
import { policyDifference, policyLines } from '../../../domain/wording/policy-words.js'
import { ruleInWords } from '../../../domain/wording/why.js'
import { importMs } from '../../../flows/context.js'
import { moveCasesToPolicy, type MovedCase, previewPolicy } from '../../../flows/move-cases-to-policy.js'
import { checkPolicy, setPolicy } from '../../../flows/set-policy.js'
import { casesByPolicy, policyActs, readPolicies } from '../../../store/policies.js'
import { nameOf } from '../../../store/registry.js'
import { asSeen, ifUnchanged } from '../guard.js'
import { route, type Route } from '../route.js'
import {
  checkPolicyText,
  downloadPolicy,
  moveOpenCases,
  previewPolicyText,
  putPolicyIntoForce,
  readPolicyInForce,
  readPolicyVersion,
} from './calls.js'

/** Cases of an effect that are shown; the counts tell of all. */
const shownMost = 50

const textOf = (policy: Policy): string => `${JSON.stringify(documentOf(policy), null, 2)}\n`

function versionOf(policies: Policies, version: string): Result<Policy> {
  return policies.versions.includes(version)
    ? done(policies.of(version))
    : refused('no-policy', `没有版本为${version}的规则。`)
}

const inForce = (seen: string) => asSeen('办事规则', seen, async (tx) => (await readPolicies(tx)).current.version)

export const policyRoutes: readonly Route[] = [
  route(readPolicyInForce, async (_, { context }) => {
    const { read } = context.store
    const { current, versions } = await readPolicies(read)
    const acts = (await policyActs(read)).toReversed()
    return done({
      version: current.version,
      text: textOf(current),
      lines: policyLines(current),
      acts: await Promise.all(
        acts.map(async (one) => ({ version: one.version, at: isoOf(one.at), byName: await nameOf(read, one.by) })),
      ),
      versions: [...versions],
      openCases: await casesByPolicy(read),
    })
  }),
  route(readPolicyVersion, async ({ params }, { context }) => {
    const found = versionOf(await readPolicies(context.store.read), params.version)
    return found.ok
      ? done({ version: params.version, text: textOf(found.value), lines: policyLines(found.value) })
      : found
  }),
  route(downloadPolicy, async ({ params }, { context }) => {
    const found = versionOf(await readPolicies(context.store.read), params.version)
    if (!found.ok) return found
    const bytes = new TextEncoder().encode(textOf(found.value))
    return done({ fileName: `办事规则-${params.version}.json`, contentType: 'application/json', bytes })
  }),
  route(checkPolicyText, async ({ body: { text } }, { context }) => {
    const { current } = await readPolicies(context.store.read)
    const checked = checkPolicy(text)
    const read = readPolicy(text)
    return done({
      version: checked.ok ? checked.value.version : null,
      objections: objectionsIn(text, checked),
      difference: read.ok ? policyDifference(current, read.value) : null,
    })
  }),
  route(previewPolicyText, async ({ actor, body, now }, { context }) => {
    const preview = await previewPolicy(context, body.text, actor.userid, now)
    if (!preview.ok) return preview
    const { to, cases } = preview.value
    const changed = cases.filter((one) => one.changes.length > 0)
    return done({ to, cases: cases.length, changed: changed.length, sample: changed.slice(0, shownMost).map(inWords) })
  }),
  route(putPolicyIntoForce, ({ actor, body, now }, { context }) =>
    ifUnchanged(context, inForce(body.seen), (joined) => setPolicy(joined, body.text, actor.userid, now)),
  ),
  route(moveOpenCases, async ({ actor, body, now }, { context }) => {
    const act = (joined: typeof context) => moveCasesToPolicy(joined, actor.userid, true, now)
    const moved = await ifUnchanged(context, inForce(body.seen), act, importMs)
    return moved.ok ? done({ to: moved.value.to, cases: moved.value.cases.length }) : moved
  }),
]

/** What stands against a text; one that cannot be read has one fault. */
function objectionsIn(text: string, checked: ReturnType<typeof checkPolicy>) {
  if (checked.ok) return []
  if (checked.objections !== undefined)
    return checked.objections
      .map(({ rule, at, message }) => ({ rule, message, line: lineOfValue(text, at) }))
      .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return [{ rule: checked.code, message: checked.message, line: lineOf(text, checked.at ?? []) }]
}

const lineOf = (text: string, at: readonly (string | number)[]): number | null =>
  at.length === 0 ? lineOfBreak(text) : lineOfValue(text, at)

const inWords = ({ changes, ...one }: MovedCase): MovedCase => ({
  ...one,
  changes: changes.map((change) => ({ ...change, rule: ruleInWords(change.rule) })),
})
