// The people to ask, as printed at the end: name, telephone, and what for. They stay in the draft and the contact view.
import type { Paper } from '../paper.js'
import { placesOf, type Read } from '../passage.js'

export interface ContactRead {
  name: Read<string>
  phone: Read<string> | null
  for: Read<string> | null
}

const contact =
  /([\u3400-\u9fff]{2,16}?(?:工作|方面|事宜|业务))?(?:联\s?系\s?人|联络人|经办人)(?:及电话|及联系方式)?\s*[:\s]\s*([\u3400-\u9fff·]{2,4}?)(?=\s|[,;、)(。]|联系|电话|手机|\d|$)\s*[,;、(]?\s*(?:(?:联系)?(?:电\s?话|方式)|手机|座机)?\s*[:\s]?\s*((?:\(?0\d{2,3}\)?[\s-]?)?\d{5,8}(?:-\d{1,4})?|1\d{10})?/dg

/** Reads every contact of the paper. */
export function readContacts(paper: Paper): ContactRead[] {
  const { prose } = paper
  const out: ContactRead[] = []
  for (const match of prose.flat.matchAll(contact)) {
    const spans = match.indices ?? []
    const read = (index: number): Read<string> | null => {
      const [start, end] = spans[index] ?? []
      if (start === undefined || end === undefined) return null
      return { value: prose.text.slice(start, end).trim(), places: placesOf(prose, { start, end }) }
    }
    const name = read(2)
    if (name !== null) out.push({ name, phone: read(3), for: read(1) })
  }
  return out
}
