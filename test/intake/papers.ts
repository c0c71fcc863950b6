// The papers the intake tests read: the product's sample and the fixtures, each with the reading of a careful person.
import { readdirSync, readFileSync } from 'node:fs'
import { readCircular } from '../../src/intake/index.js'
import type { Draft } from '../../src/domain/draft.js'
import type { Gold } from './scorer/gold.js'

const sample = new URL('../../src/sandbox/sample/baoji-2024q3.txt', import.meta.url)
const fixture = (name: string): URL => new URL(`fixtures/${name}`, import.meta.url)

export const realPapers = ['baoji-2024q3', 'suzhou-2024q1', 'zhejiang-2022q3', 'weifang-2024q4', 'xiangtan-2022q3']
export const inventedPapers = ['linshan-2024q2', 'luhe-2023q3', 'ningchuan-2022q4-zero', 'qiaotou-2025-02']

const listed = (folder: string): string[] =>
  readdirSync(fixture(`${folder}/`))
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${folder}/${file.replace(/\.json$/, '')}`)
    .sort()

/** Complete invented circulars of other hands, with gold. */
export const composedPapers = listed('composed')
/** Complete invented circulars that nobody looked at before the reader was scored on them (docs/intake-scores.md). */
export const heldOutPapers = listed('held-out')
/** A second set of composed circulars of other hands, complete ones and openings, with the level each has reached. */
export const composedAgain = listed('composed2')
/** Openings of real circulars as pages carry them, with the gold of what stands there. */
export const excerpts = listed('excerpts')

/** The bytes of a paper. */
export const bytesOf = (name: string): Buffer => readFileSync(name === 'baoji-2024q3' ? sample : fixture(`${name}.txt`))

/** Its gold reading. */
export const goldOf = (name: string): Gold => JSON.parse(readFileSync(fixture(`${name}.json`), 'utf8')) as Gold

/** Reads bytes or text; a refusal fails the test. */
export async function draftOf(content: Uint8Array | string, fileName = 'circular.txt'): Promise<Draft> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const result = await readCircular({ bytes, fileName })
  if (!result.ok) throw new Error(`refused: ${result.code} ${result.message}`)
  return result.value
}

export const codesOf = (draft: Draft): string[] => draft.checks.map(({ code }) => code)

/** A small circular around given parts, for tests of one thing. */
export function circular(parts: {
  problems?: string
  closing?: string
  annex?: string
  situation?: string
  head?: string
  signature?: string
}): string {
  return `${parts.head ?? ''}云溪市人民政府办公室关于2024年第二季度全市政府系统政务新媒体检查情况的通报

各县、区人民政府，市政府各部门：

现将有关情况通报如下：

一、总体情况

${parts.situation ?? '二季度，共检查政务新媒体账号50个。'}

二、存在的主要问题

${parts.problems ?? '部分账号更新不及时。'}

三、下一步工作要求

${parts.closing ?? '请相关单位认真整改，于7月19日前将整改情况书面报市政府办公室。'}

${parts.signature ?? '云溪市人民政府办公室\n2024年7月5日'}

${parts.annex ?? ''}
`
}
