// Asks a target to keep the rules: the emulator, started anew for each, or a real agent where CONFORMANCE_* name one
// (docs/emulator.md). There, what only an emulator can show is reported as skipped.
import { expect, test } from 'vitest'
import { rigWith } from '../sandbox/harness.js'
import type { Rule } from './rule.js'
import { emulatorOf, realAgent, Target } from './target.js'

const agent = realAgent()
// One for all rules: WeCom blocks addresses that fetch tokens too often.
const realTarget = agent === null ? null : new Target(agent)

async function showOnEmulator(rule: Rule): Promise<void> {
  const rig = await rigWith('showOn' in rule ? rule.options : {})
  const target = new Target(emulatorOf(rig))
  if ('showOn' in rule) await rule.showOn(rig, target)
  else await rule.show(target)
}

/** One test for each rule. */
export function showAll(rules: Rule[]): void {
  for (const rule of rules) {
    test(`${rule.section} ${rule.name}`, async ({ skip }) => {
      if (realTarget === null) await showOnEmulator(rule)
      else if ('showOn' in rule) skip(`emulator only: ${rule.emulatorOnly}`)
      else await rule.show(realTarget)
      expect.hasAssertions()
    })
  }
}
