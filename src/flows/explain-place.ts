// The circular's own words behind a case, each with its place in the file it was read from; what a named person put down
// instead says so (promise 9). In text files the place is a line, and the line itself is quoted.
import type { Provenance } from '../domain/draft.js'
import type { LineFinder } from '../domain/wording/why-place.js'
import { placeInWords, sentenceAround } from '../domain/wording/why-place.js'
import type { CaseRow } from '../store/cases.js'
import { draftOf } from '../store/circulars.js'
import type { Prisma, Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'
import type { Naming } from './explain-people.js'

export interface Source {
  /** `问题`, `责任单位` …, as a person calls the value. */
  field: string
  words: string
}

export type PlainCircular = Omit<Prisma.CircularGetPayload<object>, 'bytes'>

const fieldNames: Record<string, string> = {
  unit: '责任单位',
  account: '账号',
  platform: '平台',
  site: '网站',
  severity: '轻重',
  indicator: '指标',
}

const valueNames: Record<string, string> = { fail: '不合格', minor: '有问题' }

/** Where the problem, the unit and subject, and the deadline were read. The problem stands first. */
export function sourcesOf(row: CaseRow, circular: PlainCircular, naming: Naming, lineAt: LineFinder): Source[] {
  const { provenance } = draftOf(circular)
  const at = `/findings/${row.seq - circular.numbersFrom - 1}`
  const deadlineAt = provenance['/deadline/date'] === undefined ? '/deadline/text' : '/deadline/date'
  const pointers: [string, string][] = [
    ...Object.entries(fieldNames).map(([field, name]): [string, string] => [`${at}/${field}`, name]),
    [deadlineAt, '整改期限'],
    ['/escalationClause', '后续措施'],
  ]
  const words = (place: Provenance): string => placeInWords(place, circular.fileName, lineAt, naming.actor)
  const sources = fromJson<Provenance[]>(row.provenance, []).map((place) => ({ field: '问题', words: words(place) }))
  for (const [pointer, field] of pointers)
    for (const place of provenance[pointer] ?? [])
      sources.push({
        field,
        words:
          place.kind === 'typed'
            ? `${field}“${valueNames[place.text] ?? place.text}”由${naming.actor(place.by)}确定`
            : words(place),
      })
  return withoutRepeats(sources)
}

/** One sentence often says the deadline and what follows: it is quoted once. */
function withoutRepeats(sources: readonly Source[]): Source[] {
  const quoted = ({ words }: Source): string => words.slice(0, words.lastIndexOf('('))
  const kept = new Map<string, Source>()
  for (const one of sources) {
    const key = one.words.startsWith('原文') ? quoted(one) : `${one.field}${one.words}`
    if (!kept.has(key)) kept.set(key, one)
  }
  return [...kept.values()]
}

/** Finds lines in the circular's own file and in files handed in later. */
export async function lineFinder(tx: Tx, circular: PlainCircular): Promise<LineFinder> {
  const { bytes } = await tx.circular.findUniqueOrThrow({ where: { id: circular.id }, select: { bytes: true } })
  const later = await tx.circularFile.findMany({ where: { circularId: circular.id, kind: 'annex' } })
  const files = new Map<string, Uint8Array>([
    [circular.fileName, bytes],
    ...later.map((file): [string, Uint8Array] => [file.fileName, file.bytes]),
  ])
  return ({ start, end, file }) => lineIn(files, file ?? circular.fileName, start, end)
}

const newLine = 0x0a

function lineIn(files: ReadonlyMap<string, Uint8Array>, name: string, start: number, end: number) {
  const bytes = files.get(name)
  // A page of the web has no lines a reader would find again; wide characters hide their line ends.
  if (bytes === undefined || end > bytes.length || /\.html?$/i.test(name) || [0xff, 0xfe].includes(bytes[0] ?? 0))
    return null
  let line = 1
  for (let at = 0; at < start; at++) if (bytes[at] === newLine) line++
  const from = start === 0 ? 0 : bytes.lastIndexOf(newLine, start - 1) + 1
  const next = bytes.indexOf(newLine, end)
  const [before, words, after] = [
    decoded(bytes.subarray(from, start)),
    decoded(bytes.subarray(start, end)),
    decoded(bytes.subarray(end, next === -1 ? bytes.length : next)),
  ]
  if (before === null || words === null || after === null) return null
  return { line, text: sentenceAround(before, words, after) }
}

function decoded(bytes: Uint8Array): string | null {
  for (const label of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding.
    }
  return null
}
