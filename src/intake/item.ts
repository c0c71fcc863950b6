// One problem of one subject as read, before it is judged: the values with their places, and what the paper says about
// how grave it is. Annex rows and body sentences both give items; reconciling and judging make findings of them.
import type { Read } from './passage.js'

export interface Item {
  source: 'annex' | 'body'
  unit: Read<string> | null
  region: Read<string> | null
  account: Read<string> | null
  platform: Read<string> | null
  site: Read<string> | null
  column: Read<string> | null
  document: { number: Read<string> | null; title: Read<string> | null } | null
  supervisor: Read<string> | null
  problem: Read<string>
  /** The verdict on the account (合格/不合格), from its column. */
  verdict: Read<string> | null
  /** The cell that says whether it is a veto (是/否). */
  vetoMark: Read<string> | null
  /** Words by which the paper lists it as failed (a table's title, a section's heading). */
  failedBy: Read<string> | null
  rowNo: number | null
  /** Row or sentence it came from: items of one share it. */
  origin: string
  /** What the words around it say it is about, where neither account nor site is named. */
  about: 'website' | 'new-media' | null
  /** The heading it stands under, which may tell the kind of problem where its own words do not. */
  heading: string | null
  /** Accounts or sites named together in the sentence. */
  company: number
  repeat: boolean
  /** Origin of the sentence that tells a row's history, where the body repeats the row. */
  toldIn: string | null
}

/** An item with nothing but its problem; recognisers fill in what they found. */
export function blankItem(problem: Read<string>, source: Item['source'], origin: string): Item {
  return {
    source,
    origin,
    problem,
    unit: null,
    region: null,
    account: null,
    platform: null,
    site: null,
    column: null,
    document: null,
    supervisor: null,
    verdict: null,
    vetoMark: null,
    failedBy: null,
    rowNo: null,
    about: null,
    heading: null,
    company: 1,
    repeat: false,
    toldIn: null,
  }
}
