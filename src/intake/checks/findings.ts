// Checks of the findings: nothing to dispatch, counts without names, missing annexes, body against annex, unclear
// indicators, missing units.
import type { Check } from '../../domain/draft.js'
import { check, type CheckInput } from './check.js'

export function checkFindings(input: CheckInput): Check[] {
  return [...dispatch(input), ...unclear(input), ...annexes(input), ...bodyAgainstAnnex(input)]
}

function dispatch({ draft }: CheckInput): Check[] {
  const out: Check[] = []
  if (draft.findings.length === 0)
    out.push(check('nothing-to-dispatch', 'info', '没有点名到单位或账号的问题,不产生督办事项,仅存档。', '/findings'))
  if (draft.anonymousCounts.length > 0)
    out.push(
      check(
        'counts-without-names',
        draft.findings.length === 0 ? 'warn' : 'info',
        `有${draft.anonymousCounts.length}类问题没有点名,需要附件名单才能交办。`,
        '/anonymousCounts',
      ),
    )
  return out
}

function unclear({ draft }: CheckInput): Check[] {
  const out: Check[] = []
  draft.findings.forEach((finding, index) => {
    if (finding.unit === null)
      out.push(check('no-unit', 'warn', '这一条没有写责任单位,请指定。', `/findings/${index}/unit`))
    if (finding.indicator === null)
      out.push(
        check(
          'indicator-unclear',
          'info',
          finding.indicatorCandidates === undefined
            ? '这一条没有对应到检查指标,请选择。'
            : '这一条可能对应几个指标,请选择。',
          `/findings/${index}/indicator`,
        ),
      )
    if (finding.veto === null)
      out.push(
        check(
          'fail-without-national-veto',
          'info',
          '通报据此判为不合格,但它不是国家单项否决指标,请确认。',
          `/findings/${index}/veto`,
        ),
      )
  })
  return out
}

/** Annexes the text names (附件2, `附件:1.…`) that are not in the file. */
function annexes({ paper }: CheckInput): Check[] {
  const flat = paper.prose.flat
  const heads = paper.lines.filter(
    ({ flat: line }, index) => index > 2 && /^附\s*[件表]\s*\d{0,2}\s*(?:$|[:.、])/.test(line),
  )
  const named = new Set<string>()
  for (const match of flat.matchAll(/(?:见|[(])附件\s?(\d{1,2})?\)?/g)) named.add(match[1] ?? '1')
  const list = /\n附\s*件\s*:\s*([^\n]+(?:\n\d{1,2}[.、][^\n]+)*|(?:\n?\d{1,2}[.、][^\n]+)+)/.exec(flat)?.[1]
  if (list !== undefined) {
    const numbers = [...list.matchAll(/(?:^|\n|\s)(\d{1,2})[.、](?!\d)/g)].map((match) => match[1] ?? '1')
    for (const number of numbers.length === 0 ? ['1'] : numbers) named.add(number)
  }
  const present =
    paper.tables.length > 0
      ? Math.max(paper.tables.length, heads.length - (list === undefined ? 0 : 1))
      : textAnnexes(input(heads, list))
  const missing = [...named].filter((number) => Number(number) > present).sort()
  if (missing.length === 0) return []
  const which = named.size > 1 || missing[0] !== '1' ? missing.map((number) => `附件${number}`).join('、') : '附件'
  return [check('annex-absent', 'warn', `通报提到${which},但文件里没有,请向发文单位索取后补充。`, null)]
}

const input = (heads: unknown[], list: string | undefined): { heads: number; listed: boolean } => ({
  heads: heads.length,
  listed: list !== undefined,
})

/** Annexes printed as text: their headings, not counting the line that announces them. */
const textAnnexes = ({ heads, listed }: { heads: number; listed: boolean }): number =>
  Math.max(0, heads - (listed ? 1 : 0))

function bodyAgainstAnnex({ reading }: CheckInput): Check[] {
  return reading.disagreeing.map((item) =>
    check(
      'annex-body-disagree',
      'warn',
      `正文说“${item.account?.value ?? item.site?.value ?? item.unit?.value ?? ''}”${item.problem.value},附件里没有这一项,以附件为准,请核对。`,
      null,
    ),
  )
}
