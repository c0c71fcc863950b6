// Prints scores as one aligned table: a line per file, a line for all of them together.
import { f1, headShare, type Matching, precision, recall, type Score, sum } from './score.js'

const columns = ['file', 'P', 'R', 'F1', 'P#', 'R#', 'F1#', 'head', 'found'] as const

/** The table; `P R F1` over findings, `P# R# F1#` over counts without names, `head` right of all fields. */
export function scoreTable(title: string, scores: Map<string, Score>): string {
  const all = [...scores.values()]
  const rows = [...scores].map(([name, one]) => rowOf(name, one.findings, one.counts, headShare(one)))
  const right = all.reduce((total, { head }) => total + head.right, 0)
  const fields = all.reduce((total, { head }) => total + head.fields, 0)
  rows.push(
    rowOf(
      `all ${all.length}`,
      sum(all.map(({ findings }) => findings)),
      sum(all.map(({ counts }) => counts)),
      fields === 0 ? 1 : right / fields,
    ),
  )
  const widths = columns.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')
  return [title, line(columns), ...rows.map(line)].join('\n')
}

const share = (value: number): string => value.toFixed(3)

const rowOf = (name: string, findings: Matching, counts: Matching, head: number): string[] => [
  name,
  ...[precision, recall, f1].map((measure) => share(measure(findings))),
  ...[precision, recall, f1].map((measure) => share(measure(counts))),
  share(head),
  `${findings.hits}/${findings.wanted}`,
]
