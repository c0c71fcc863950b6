// What is being typed, kept per set of matters until it is handed in: a lost network, an ended session or a closed page lose
// nothing. Kept in this browser, apart for each person.
import { ref } from 'vue'
import { kept } from '../base/kept.js'
import { me } from '../base/session.js'
import type { Act } from './mine.js'

export type FormAct = Exclude<Act, 'acknowledge'>

export interface Piece {
  id: string
  name: string
}

export interface Draft {
  act: FormAct
  nos: string[]
  text: string
  /** Day of the fix, or the day asked for; empty: none. */
  day: string
  evidence: Piece[]
}

/** Drafts of one person that are remembered, the latest. */
const draftsMax = 20

const store = () => kept<Draft[]>(`phone.${me.value?.userid ?? ''}.drafts`, [])
const count = ref(0)

const isOf = (act: FormAct, nos: readonly string[]) => (one: Draft) =>
  one.act === act && [...one.nos].sort().join() === [...nos].sort().join()

const isBlank = ({ text, day, evidence }: Draft): boolean => text === '' && day === '' && evidence.length === 0

/** The drafts with something in them, the latest first. */
export function drafts(): Draft[] {
  return count.value >= 0 && me.value !== null ? store().read() : []
}

export const draftOf = (act: FormAct, nos: readonly string[]): Draft =>
  drafts().find(isOf(act, nos)) ?? { act, nos: [...nos], text: '', day: '', evidence: [] }

export function keepDraft(draft: Draft): void {
  const others = drafts().filter((one) => !isOf(draft.act, draft.nos)(one))
  store().write((isBlank(draft) ? others : [draft, ...others]).slice(0, draftsMax))
  count.value += 1
}

export const dropDraft = (act: FormAct, nos: readonly string[]): void =>
  keepDraft({ act, nos: [...nos], text: '', day: '', evidence: [] })
