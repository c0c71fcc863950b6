// The paper's own number (临山政办字〔2024〕38号, 第7期). Numbers of papers it cites stand in its text, not in its head.
import type { Paper } from '../paper.js'
import { placesOf, type Read, wordsOf } from '../passage.js'

const number =
  /(?:^|(?:文\s*号|发文字号|文件编号)[:\s]*|\s)([\u3400-\u9fff]{0,14}[[(<](?:19|20)\d\d[\])>]\s?第?\s?\d{1,4}\s?号)(?=$|[\s《)])/
const issue = /^[(]?((?:20\d\d年)?(?:总?第)\s?(?:\d{1,4}|[一二三四五六七八九十]{1,3})\s?[期号])[)]?$/

/** Reads the number from the head; null when none is printed there. */
export function readDocumentNumber(paper: Paper): Read<string> | null {
  for (const line of paper.paragraphs.slice(0, paper.headEnd)) {
    if (/[。;]/.test(line.flat)) continue
    const match = number.exec(line.flat) ?? issue.exec(line.flat)
    const text = match?.[1]
    if (match === null || text === undefined) continue
    const start = line.start + match.index + match[0].lastIndexOf(text)
    const span = { start, end: start + text.length }
    return { value: wordsOf(paper.prose, span), places: placesOf(paper.prose, span) }
  }
  return null
}
