// Whether a text is an inspection circular at all, and of which kind. Known by what it says, not by the word 通报 alone:
// the same paper comes as 函, 通知, 报告 (domain.md §1). Anything else gives a draft without findings and a block.
import type { Paper } from './paper.js'
import { placesOf, type Read } from './passage.js'

const topic = /政府网站|新媒体|政务公开|政务微信|政务微博|门户网站|网站/
const act = /检查|抽查|监测|监管|普查|巡查|自查|复核|评估|更新|考核/
const opening =
  /(?:情况|结果|问题)(?:如下|(?:予以)?(?:通报|通知|函告|报告)如下)|(?:通报|通知|函告|报告)如下|在全[市县区省州]通报|现通报|现予以?通报/

/** True when the text is a circular of this trade. */
export function isCircular(paper: Paper, title: Read<string> | null): boolean {
  const text = `${title?.value ?? ''}\n${paper.prose.flat.slice(0, 6000)}`
  if (!topic.test(text) || !act.test(text)) return false
  if (title !== null) return true
  if (opening.test(text)) return true
  const headed =
    paper.sections.some((section) => section.role === 'problems') &&
    paper.sections.some((section) => section.role === 'measures')
  return headed && /政府网站|政务新媒体|新媒体/.test(text) && /通报|整改/.test(text)
}

/** 通报, 函, 通知, 报告, 公告 by the title's last word; else by the sentence that opens the text. */
export function readKind(paper: Paper, title: Read<string> | null): Read<string> | null {
  const named =
    title === null ? null : /(通报|通知|函|报告|公告|通告|督办单|简报)(?:书|单)?(?:\(.*\))?$/.exec(title.value)?.[1]
  if (title !== null && named !== null && named !== undefined) return { value: named, places: title.places }
  const said = /(通报|通知|函告|报告)如下|现(?:予以)?(通报)/.exec(paper.prose.flat)
  const word = said?.[1] ?? said?.[2]
  if (said === null || word === undefined) return null
  return {
    value: word.replace('函告', '函'),
    places: placesOf(paper.prose, { start: said.index, end: said.index + said[0].length }),
  }
}
