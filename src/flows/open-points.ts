// What of a draft still waits for a person: names the registry does not know, readings that were inferred, faults of the
// paper. A choice must be made by somebody; a reading is shown and confirmed once.
import { type Calendar, uncoveredYears } from '../domain/calendar.js'
import type { Draft, DraftFinding } from '../domain/draft.js'
import { type KnownAccount, matchAccount, matchName, type Named } from '../domain/matching.js'
import type { Choices } from '../store/circulars.js'

export interface OpenPoint {
  code: string
  /** `choice`: somebody must choose; `confirm`: an inferred reading, settled by confirming. */
  kind: 'choice' | 'confirm'
  message: string
  where: string | null
  printed?: string
  candidates?: string[]
}

export interface RegistryNames {
  units: readonly Named[]
  accounts: readonly KnownAccount[]
}

export interface ResolvedFinding {
  finding: DraftFinding
  index: number
  /** null while the unit waits for a person. */
  unitId: string | null
  /** null: the account is not in the registry (yet). */
  accountId: string | null
}

/** Matches every finding to the registry and lists what is open. */
export function openPointsOf(
  draft: Draft,
  choices: Choices,
  names: RegistryNames,
  calendar: Calendar,
): { resolved: ResolvedFinding[]; open: OpenPoint[] } {
  const open: OpenPoint[] = draft.checks
    .filter((check) => check.level === 'block')
    .map(({ code, message, where }) => ({ code, kind: 'choice', message, where }))
  const units = new Map<string, string | null>()
  const resolved = draft.findings.map((finding, index) => {
    const where = `/findings/${index}`
    const printed = finding.unit ?? ''
    if (!units.has(printed)) units.set(printed, unitOf(printed, where, choices, names, open))
    const unitId = units.get(printed) ?? null
    return {
      finding,
      index,
      unitId,
      accountId: unitId === null ? null : accountOf(finding, unitId, where, choices, names, open),
    }
  })
  open.push(...readingPoints(draft, choices, calendar))
  return { resolved, open }
}

function unitOf(
  printed: string,
  where: string,
  choices: Choices,
  names: RegistryNames,
  open: OpenPoint[],
): string | null {
  const chosen = choices.units?.[printed]
  if (chosen !== undefined) return chosen
  if (printed === '') {
    open.push({ code: 'unit-missing', kind: 'choice', where, printed, message: '这一项没有写明责任单位,请指定。' })
    return null
  }
  const match = matchName(printed, names.units)
  if (match.kind === 'exact') return match.id
  const candidates = match.kind === 'near' ? match.candidates : []
  const hint =
    candidates.length === 0 ? '请先登记该单位或指定一个单位' : `是不是${candidates.map((one) => `“${one}”`).join('或')}`
  const code = match.kind === 'near' ? 'unit-near' : 'unit-unknown'
  open.push({ code, kind: 'choice', where, printed, candidates, message: `名册里没有“${printed}”,${hint}?` })
  return null
}

function accountOf(
  finding: DraftFinding,
  unitId: string,
  where: string,
  choices: Choices,
  names: RegistryNames,
  open: OpenPoint[],
): string | null {
  if (finding.account === null) return null
  const chosen = choices.accounts?.[finding.account]
  if (chosen !== undefined) return chosen === 'new' ? null : chosen
  const match = matchAccount({ name: finding.account, platform: finding.platform, unitId }, names.accounts)
  if (match.kind === 'exact') return match.id
  if (
    match.kind === 'near' &&
    !open.some((point) => point.printed === finding.account && point.code === 'account-near')
  ) {
    const names = match.candidates.map((one) => `“${one}”`).join('、')
    const message = `账号“${finding.account}”(${finding.platform ?? '平台未写明'})可能是名册里的${names},请确认是哪一个。`
    open.push({
      code: 'account-near',
      kind: 'choice',
      where,
      printed: finding.account,
      candidates: match.candidates,
      message,
    })
  }
  return null
}

function readingPoints(draft: Draft, choices: Choices, calendar: Calendar): OpenPoint[] {
  if (draft.findings.length === 0 || choices.deadline !== undefined) return []
  const { deadline } = draft
  const confirm = (code: string, message: string): OpenPoint[] => [
    { code, kind: 'confirm', where: '/deadline', message },
  ]
  if (deadline === null) return confirm('deadline-none', '通报没有写明整改期限;确认后不设期限,或用 --deadline 指定。')
  if (deadline.date === null && deadline.base !== 'receipt-date')
    return confirm('deadline-unread', `期限“${deadline.text}”没有读出日期;请用 --deadline 指定,或确认不设期限。`)
  if (deadline.date !== null && draft.issuedOn !== null) {
    const years = uncoveredYears(calendar, draft.issuedOn, deadline.date)
    if (years.length > 0)
      return confirm('calendar-uncovered', `${years.join('、')}年的放假安排尚未公布,期限${deadline.date}请核对后确认。`)
  }
  const inferred = Object.entries(draft.provenance).some(
    ([pointer, places]) => pointer.startsWith('/deadline') && places.some((place) => place.kind === 'inferred'),
  )
  if (inferred || draft.checks.some((check) => check.code.startsWith('deadline-')))
    return confirm(
      'deadline-inferred',
      `期限“${deadline.text}”读作${deadline.date ?? `收到后${deadline.workingDays}个工作日`},请确认。`,
    )
  return []
}
