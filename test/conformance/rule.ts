// One line of the checklist (wecom.md §6): where the rule stands, what it says, how it is shown. A rule that needs
// switches, another clock, a second app or people who act says so, and is not asked of a real agent.
import type { EmulatorOptions } from '../../src/sandbox/index.js'
import type { Rig } from '../sandbox/harness.js'
import type { Target } from './target.js'

interface Line {
  /** Of wecom.md. */
  section: string
  name: string
  how: string
}

/** Shown over the server API alone; holds for a real agent too. */
export interface OpenRule extends Line {
  show: (target: Target) => Promise<void>
}

/** Shown by the emulator only; `why` names what a real agent has not got, or what would disturb people. */
export interface EmulatorRule extends Line {
  emulatorOnly: string
  options?: Partial<EmulatorOptions>
  showOn: (rig: Rig, target: Target) => Promise<void>
}

export type Rule = OpenRule | EmulatorRule

export const needsClock = 'moves the clock'
export const needsSwitch = 'needs a switch'
export const needsPeople = 'people would have to act'
export const needsCorp = 'needs a corp made for it'
export const disturbs = 'would disturb people'
