// An office for tests of flows: a database of its own with the small registry, people who act by userid, and circulars given
// as drafts, so that these tests say nothing about reading.
import { expect } from 'vitest'
import type { Result } from '../../src/base/result.js'
import { officialCalendar } from '../../src/domain/calendar.js'
import type { Draft, DraftFinding } from '../../src/domain/draft.js'
import { approveCircular } from '../../src/flows/approve-circular.js'
import type { FlowContext } from '../../src/flows/context.js'
import { type CircularToImport, importCircular } from '../../src/flows/import-circular.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import { prepareCircular, type Prepared } from '../../src/flows/prepare-circular.js'
import { confirmCircular, submitCircular } from '../../src/flows/settle-circular.js'
import type { Store, Tx } from '../../src/store/db.js'
import { registryText, staff } from '../harness/registry.js'
import { openScratch } from '../store/scratch.js'

export { staff, unitNames } from '../harness/registry.js'

/** A working morning after the drafts were issued. */
export const now = new Date('2024-08-21T09:20:00+08:00')

/** Codes the tests use. */
export const codes: ReadonlySet<string> = new Set(['nm-stale-2w', 'nm-broken-function'])

export interface SmallOffice {
  store: Store
  context: FlowContext
  /** The value of a flow that must be done. */
  must<T>(result: Promise<Result<T>>): Promise<T>
  /** The code of a flow that must be refused, having said one Chinese sentence. */
  refusal(result: Promise<Result<unknown>>): Promise<string>
  imports(draft: Draft, bytes?: string, by?: string | null): Promise<string>
  /** Confirms, submits, approves; returns the case numbers. */
  publishes(id: string, at?: Date): Promise<string[]>
  shows(id: string): Promise<Prepared>
  /** How many rows there are of everything a circular could leave behind. */
  rows(): Promise<Record<string, number>>
}

export async function openOffice(): Promise<SmallOffice> {
  const store = await openScratch()
  const context: FlowContext = { store, calendar: officialCalendar, osUser: 'clerk' }
  const must: SmallOffice['must'] = async (result) => {
    const settled = await result
    if (!settled.ok) expect.fail(`${settled.code}: ${settled.message}`)
    return settled.value
  }
  await must(importRegistry(context, registryText(), false, now))
  return {
    store,
    context,
    must,
    async refusal(result) {
      const settled = await result
      if (settled.ok) expect.fail('was done')
      expect(settled.message).toMatch(/[\u4e00-\u9fff].*[。?]$/)
      return settled.code
    },
    async imports(draft, bytes = JSON.stringify(draft), by = staff.officer) {
      const paper: CircularToImport = { ...fileOf(bytes), draft, url: null, by }
      return (await must(importCircular(context, paper, now))).circularId
    },
    async publishes(id, at = now) {
      await must(confirmCircular(context, id, staff.officer, {}, at))
      await must(submitCircular(context, id, staff.officer, at))
      return (await must(approveCircular(context, id, staff.leader, at))).cases
    },
    shows: (id) => must(store.write((tx: Tx) => prepareCircular(context, tx, id))),
    rows: () => rowsOf(store),
  }
}

export const fileOf = (bytes: string) => ({ bytes: Buffer.from(bytes), fileName: 'circular.txt' })

async function rowsOf({ read }: Store): Promise<Record<string, number>> {
  return {
    circulars: await read.circular.count(),
    files: await read.circularFile.count(),
    cases: await read.case.count(),
    tasks: await read.task.count(),
    messages: await read.message.count(),
    obligations: await read.obligation.count(),
    audit: await read.auditEntry.count(),
  }
}

/** A finding of the small office's water bureau; the place it was read from goes into the draft. */
export const finding = (part: Partial<DraftFinding> = {}): DraftFinding => ({
  unit: '望川市水务局',
  region: null,
  account: '望川水务',
  platform: '微信公众号',
  site: null,
  problem: '监测时间点前2周内无更新',
  indicator: null,
  veto: null,
  severity: 'minor',
  source: 'annex',
  ...part,
})

/** A circular of the third quarter, due 10 September. */
export function draft(findings: DraftFinding[], part: Partial<Draft> = {}): Draft {
  const place = (text: string) => [{ start: 0, end: Buffer.byteLength(text), text, kind: 'exact' as const }]
  const read = findings.flatMap((one, index) =>
    (['unit', 'account', 'problem'] as const).flatMap((field) => {
      const value = one[field]
      return value === null ? [] : [[`/findings/${index}/${field}`, place(value)] as const]
    }),
  )
  return {
    title: '关于2024年第三季度全市政务新媒体检查情况的通报',
    docNumber: '望政办函〔2024〕52号',
    issuingOrg: '望川市人民政府办公室',
    kind: '通报',
    issuedOn: '2024-08-20',
    publishedOn: null,
    period: { year: 2024, quarter: 3 },
    dataWindow: null,
    docSubject: 'new-media',
    addressees: [],
    deadline: { text: '于9月10日前', date: '2024-09-10', base: 'absolute', workingDays: null },
    deadlines: [],
    contacts: [],
    totals: {},
    lastPeriodRecheck: null,
    findings,
    repeatCases: [],
    anonymousCounts: [],
    escalationClause: null,
    provenance: { '/deadline/date': place('9月10日'), ...Object.fromEntries(read) },
    checks: [],
    quarantine: [],
    ...part,
  }
}
