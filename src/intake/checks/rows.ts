// Checks of lists: rows printed twice, and a heading's number against the names below it. Shown, never repaired.
import type { Check, Draft, DraftFinding } from '../../domain/draft.js'
import { check, type CheckInput } from './check.js'

export function checkRows({ draft, paper }: CheckInput): Check[] {
  return [...duplicates(draft), ...listedAgainstHeading(paper.prose.flat), ...parts(paper.prose.flat)]
}

const rowKey = ({ unit, account, platform, site, column, problem, document }: DraftFinding): string =>
  JSON.stringify([
    unit,
    account,
    platform,
    site,
    column ?? null,
    problem,
    document?.number ?? null,
    document?.title ?? null,
  ])

/** The same subject with the same problem twice: a slip of the office, or two things told in the same words. */
function duplicates({ findings }: Draft): Check[] {
  const seen = new Map<string, number>()
  return findings.flatMap((finding, index) => {
    const key = rowKey(finding)
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, index)
      return []
    }
    const name = finding.account ?? finding.site ?? finding.unit ?? ''
    const rows = finding.rowNo === undefined || finding.rowNo === null ? '' : `(附件序号${finding.rowNo})`
    return [
      check('duplicate-rows', 'warn', `“${name}”的同一问题列了两次${rows},请核对是否重复。`, `/findings/${index}`),
    ]
  })
}

/** `未提供有效互动功能(3个)` with other than three names in the line below. */
function listedAgainstHeading(flat: string): Check[] {
  return [...flat.matchAll(/(?:^|\n)[^\n“”。]{4,40}\((?:共)?(\d+)个\)[:]?\n([^\n。]{4,400})/g)].flatMap((match) => {
    const names = (match[2] ?? '').split('、').filter((name) => /[(”]/.test(name))
    const stated = Number(match[1])
    if (names.length < 2 || names.length === stated || (match[2] ?? '').includes('等')) return []
    return [check('list-count-mismatch', 'warn', `标题写${stated}个,列出的是${names.length}个,请核对。`, '/findings')]
  })
}

/** `共34个,其中甲25个、乙6个、丙3个`: all parts together must be the whole where they are said to be all of it. */
function parts(flat: string): Check[] {
  return [
    ...flat.matchAll(
      /(\d+)[个家],?(?:其中|按[^,。:]{2,12}分)?[,:]?((?:[\u3400-\u9fff()]{2,14}(\d+)[个家][、,]?){3,})/g,
    ),
  ].flatMap((match) => {
    const whole = Number(match[1])
    const numbers = [...(match[2] ?? '').matchAll(/([\u3400-\u9fff()]{2,14})(\d+)[个家]/g)]
    if (numbers.some(([, name]) => /合格|检查|抽查|问题|共|总/.test(name ?? ''))) return []
    const sum = numbers.reduce((total, [, , n]) => total + Number(n), 0)
    const complete = numbers.some(([, name]) => /其他|其余/.test(name ?? ''))
    if (sum === whole || (sum < whole && !complete)) return []
    return [check('parts-mismatch', 'warn', `分项数对不上:总数${whole},各分项加起来是${sum},请核对。`, '/totals')]
  })
}
