// docs/talk-states.md against the code: every state, what it is called, which acts lead where, and what it owes whom. The
// walk through everything that can happen to a talk is the other witness.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/base/package-root.js'
import { officialCalendar } from '../../src/domain/calendar.js'
import { defaultPolicy } from '../../src/domain/policy.js'
import { type TalkState, talkIsOpen, talkStateName, talkStates } from '../../src/domain/talk.js'
import { actOnTalk } from '../../src/domain/talk-acts.js'
import { talkSteps } from '../../src/domain/talk-plan.js'
import { acts, clocksFor, people, reached } from './talk-walk.js'

interface Row {
  name: string
  acts: string[]
  owes: string[]
}

/** `| proposed | 待决定 | approve → approved, … | talk-proposed, … |` */
function rowsOf(markdown: string): Map<string, Row> {
  const cells = markdown
    .split('\n')
    .filter((line) => /^\| `/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  const list = (cell: string | undefined): string[] =>
    (cell ?? '').split(', ').filter((one) => one !== '' && one !== '–')
  return new Map(
    cells.map(([, state = '', name = '', ways, owes]) => [state, { name, acts: list(ways), owes: list(owes) }]),
  )
}

/** What the code does: each state's ways out and the rules it may owe. */
function rowsOfCode(): Map<string, Row> {
  const ways = new Map<TalkState, Set<string>>(talkStates.map((state) => [state, new Set()]))
  const owes = new Map<TalkState, Set<string>>(talkStates.map((state) => [state, new Set()]))
  for (const { talk } of reached) {
    for (const step of talkSteps(talk, defaultPolicy, officialCalendar)) owes.get(talk.state)?.add(step.rule)
    for (const actor of people)
      for (const act of acts)
        for (const clock of clocksFor(act)) {
          const after = actOnTalk(talk, act, actor, clock)
          if (after.ok) ways.get(talk.state)?.add(`${act.kind} → ${after.value.state}`)
        }
  }
  const sorted = (set: Set<string> | undefined): string[] => [...(set ?? [])].sort()
  return new Map(
    talkStates.map((state) => [
      state,
      { name: talkStateName[state], acts: sorted(ways.get(state)), owes: sorted(owes.get(state)) },
    ]),
  )
}

const printed = rowsOf(readFileSync(join(packageRoot(), 'docs', 'talk-states.md'), 'utf8'))
const code = rowsOfCode()

it('lists every state and no other', () => expect([...printed.keys()].sort()).toEqual([...code.keys()].sort()))

it.each([...code])('%s: name, ways out and what it owes', (state, row) => expect(printed.get(state)).toEqual(row))

it('only ends have no way out', () => {
  for (const [state, row] of code) expect(row.acts.length > 0, state).toBe(talkIsOpen(state as TalkState))
})
