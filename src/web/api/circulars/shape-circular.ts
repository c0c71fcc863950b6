// One circular as its page shows it: the head value by value with where each came from, what waits for a person, what was
// corrected. Words of values are made here, so that the page knows nothing of the draft's shape but pointers.
import type { KeptCorrection } from '../../../domain/draft-corrections.js'
import type { Draft, Provenance } from '../../../domain/draft.js'
import { sha256 } from '../../../base/ids.js'
import { isoOf } from '../../../domain/day.js'
import { accountLabel } from '../../../domain/matching.js'
import type { OpenPoint } from '../../../flows/open-points.js'
import { type Prepared } from '../../../flows/prepare-circular.js'
import { choicesOf, circularMark, correctionsOf, revisionOf } from '../../../store/circulars.js'
import type { Tx } from '../../../store/db.js'
import { knownAccounts, namedUnits, nameOf } from '../../../store/registry.js'
import type { Answer } from '../route.js'
import type { readCircular } from './calls.js'

type Shown = Answer<typeof readCircular>
export type Origin = 'exact' | 'normalised' | 'inferred' | 'typed'

/** What a value is, by where it came from: a person's word before a conclusion before what is printed. */
export function originOf(places: readonly Provenance[] | undefined): Origin | null {
  const kinds = new Set(places?.map((place) => place.kind))
  return (['typed', 'inferred', 'normalised', 'exact'] as const).find((kind) => kinds.has(kind)) ?? null
}

const headPointers: readonly [pointer: string, of: (draft: Draft) => unknown][] = [
  ['/title', (draft) => draft.title],
  ['/docNumber', (draft) => draft.docNumber],
  ['/issuingOrg', (draft) => draft.issuingOrg],
  ['/kind', (draft) => draft.kind],
  ['/issuedOn', (draft) => draft.issuedOn],
  ['/publishedOn', (draft) => draft.publishedOn],
  ['/period', (draft) => draft.period],
  ['/deadline/text', (draft) => draft.deadline?.text],
  ['/deadline/date', (draft) => draft.deadline?.date],
  ['/deadline/time', (draft) => draft.deadline?.time],
  ['/deadline/workingDays', (draft) => draft.deadline?.workingDays],
  ['/deadline/calendarDays', (draft) => draft.deadline?.calendarDays],
  ['/deadline/what', (draft) => draft.deadline?.what],
  ['/deadline/recipient', (draft) => draft.deadline?.recipient],
  ['/deadline/form', (draft) => draft.deadline?.form],
  ['/escalationClause', (draft) => draft.escalationClause],
]

const written = (value: unknown): string | null =>
  value === null || value === undefined || value === ''
    ? null
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)

async function headOf(tx: Tx, draft: Draft): Promise<Shown['head']> {
  const head: Shown['head'] = []
  for (const [pointer, of] of headPointers) {
    const places = draft.provenance[pointer]
    const typed = places?.find((place) => place.kind === 'typed')
    const by = typed === undefined ? null : await nameOf(tx, typed.by)
    head.push({ pointer, value: written(of(draft)), origin: originOf(places), by })
  }
  return head
}

const shownPoint = ({ code, kind, message, where, printed, candidates }: OpenPoint): Shown['open'][number] => ({
  code,
  kind,
  message,
  where,
  printed: printed ?? null,
  candidates: candidates ?? [],
  about: printed === undefined ? null : code.startsWith('unit-') ? 'unit' : 'account',
})

const levels = ['block', 'warn', 'info'] as const

export async function shapeCircular(tx: Tx, { row, draft, open }: Prepared): Promise<Shown> {
  const name = async (userid: string | null): Promise<string | null> =>
    userid === null ? null : await nameOf(tx, userid)
  const family = await tx.circular.findMany({
    where: { OR: [{ id: row.revisesId ?? '' }, { revisesId: row.id }] },
    select: { id: true, code: true },
  })
  const annexes = await tx.circularFile.findMany({
    where: { circularId: row.id, kind: 'annex' },
    select: { fileName: true, digest: true, keptAt: true },
    orderBy: { keptAt: 'asc' },
  })
  const checks = draft.checks.map(({ level, message, where, settledBy }) => ({
    level,
    message,
    where,
    settledBy: settledBy ?? null,
  }))
  return {
    ...row,
    state: row.state as Shown['state'],
    mark: (await circularMark(tx, row.id)) ?? '',
    filesMark: sha256([row.digest, ...annexes.map((one) => one.digest)].join('\n')),
    importedBy: await name(row.importedBy),
    importedAt: isoOf(row.importedAt),
    confirmedBy: await name(row.confirmedBy),
    submittedBy: await name(row.submittedBy),
    submittedAt: row.submittedAt === null ? null : isoOf(row.submittedAt),
    approvedBy: await name(row.approvedBy),
    publishedAt: row.publishedAt === null ? null : isoOf(row.publishedAt),
    secrecyCheckedBy: await name(row.secrecyCheckedBy),
    revises: family.find((one) => one.id === row.revisesId)?.code ?? null,
    revisions: family.filter((one) => one.id !== row.revisesId).map((one) => one.code),
    withdraws: revisionOf(row)?.withdraw ?? [],
    head: await headOf(tx, draft),
    findings: draft.findings.length,
    struck: draft.findings.filter((one) => one.struck !== undefined).length,
    checks: checks.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level)),
    open: open.map(shownPoint),
    chosen: await chosenNames(tx, row),
    corrections: await Promise.all(
      correctionsOf(row).map(async (one) => ({
        words: correctionInWords(one),
        by: await nameOf(tx, one.by),
        at: one.at,
      })),
    ),
    annexes: annexes.map(({ fileName, keptAt }) => ({ fileName, keptAt: isoOf(keptAt) })),
  }
}

async function chosenNames(tx: Tx, row: Prepared['row']): Promise<Shown['chosen']> {
  const { units = {}, accounts = {} } = choicesOf(row)
  const unitNames = new Map((await namedUnits(tx)).map((one) => [one.id, one.name]))
  const labels = new Map((await knownAccounts(tx)).map((one) => [one.id, accountLabel(one)]))
  return [
    ...Object.entries(units).map(([printed, id]) => ({
      about: 'unit' as const,
      printed,
      target: unitNames.get(id) ?? id,
    })),
    ...Object.entries(accounts).map(([printed, id]) => ({
      about: 'account' as const,
      printed,
      target: labels.get(id) ?? id,
    })),
  ]
}

function correctionInWords(one: KeptCorrection): string {
  switch (one.kind) {
    case 'set':
      return `${pointerInWords(one.pointer)}改为“${written(one.value) ?? '(空)'}”`
    case 'add':
      return `补充一项:${one.finding.unit ?? ''} ${one.finding.problem}`
    case 'strike':
      return `划去第${one.index + 1}项:${one.reason}`
    case 'restore':
      return `恢复第${one.index + 1}项`
    case 'annex':
      return `并入附件“${one.fileName}”,${one.entries.length}项`
  }
}

const fieldNames: Record<string, string> = {
  title: '标题',
  docNumber: '文号',
  issuingOrg: '发文单位',
  kind: '文种',
  issuedOn: '成文日期',
  publishedOn: '公开日期',
  period: '检查周期',
  deadline: '整改期限',
  'deadline/date': '期限日期',
  'deadline/time': '期限时刻',
  'deadline/workingDays': '期限工作日数',
  'deadline/calendarDays': '期限天数',
  'deadline/what': '报送内容',
  'deadline/recipient': '报送对象',
  'deadline/form': '报送方式',
  escalationClause: '后续措施',
  unit: '责任单位',
  region: '地区',
  account: '账号',
  platform: '平台',
  site: '网站',
  column: '栏目',
  problem: '问题',
  indicator: '指标',
  severity: '轻重',
  veto: '单项否决',
  supervisingUnit: '主管单位',
  repeat: '再次通报',
}

function pointerInWords(pointer: string): string {
  const [, index, field] = /^\/findings\/(\d+)\/(.+)$/.exec(pointer) ?? []
  if (index === undefined || field === undefined) return fieldNames[pointer.slice(1)] ?? pointer
  return `第${Number(index) + 1}项${fieldNames[field] ?? field}`
}
