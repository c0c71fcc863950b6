// The site on which the units of a section have their problems: the portal that its heading names, or that its first
// sentences name where the heading only says 政府门户网站.
import type { Span } from '../mapped-text.js'
import type { Paper } from '../paper.js'
import type { Section } from '../sections.js'
import type { Saying } from './sayings.js'
import { headingsOver, type Statement } from './statements.js'
import type { Subject } from './subjects.js'

const generic = /^(?:本级)?(?:政府)?门户(?:网站)?(?:方面)?$/
const notOne = /^(?:政府|部门|各|县[(区]|其他)?(?:政府)?(?:门户)?网站$|[(、和与及]|不合格|问题|单位/
const portal = /[\u3400-\u9fff]{0,4}[县市区省州旗](?:人民)?政府(?:门户)?网站/

/** `(一)市人民政府门户网站` and below it `①甲局:某栏目空白`: units alone answer for that site. */
export function onSiteOver(paper: Paper, statement: Statement, sayings: Saying[]): Saying[] {
  const site = siteOver(paper, statement)
  if (site === null) return sayings
  const here = { start: site.start - statement.start, end: site.end - statement.start }
  return sayings.map((saying) => ({
    ...saying,
    subjects: saying.subjects.map((one) => (isUnit(one) ? { ...one, site: here } : one)),
  }))
}

const isUnit = ({ site, platform, name, account }: Subject): boolean =>
  site === null && platform === null && name === null && account !== true

function siteOver(paper: Paper, statement: Statement): Span | null {
  const [section] = headingsOver(statement)
  if (section === undefined || /新媒体|账号|公众号/.test(section.heading)) return null
  if (generic.test(section.heading)) return namedIn(paper, section, statement)
  return /(?:网站|门户)$/.test(section.heading) && !notOne.test(section.heading) ? section.headingSpan : ofTitle(paper)
}

/** The only portal a paper is about, where its title names it. */
function ofTitle(paper: Paper): Span | null {
  const title = paper.paragraphs
    .slice(0, paper.headEnd + 1)
    .find(({ flat }) => /关于.*门户网站.*(?:通报|情况)/.test(flat))
  const match = title === undefined ? null : portal.exec(title.flat.slice(title.flat.indexOf('关于')))
  if (title === undefined || match === null) return null
  const start = title.start + title.flat.indexOf('关于') + match.index
  const words = /[县市区省州旗](?:人民)?政府(?:门户)?网站$/.exec(match[0])?.[0].length ?? match[0].length
  return { start: start + match[0].length - words, end: start + match[0].length }
}

/** The portal named first in the section, up to the end of the statement. */
function namedIn(paper: Paper, section: Section, { start, end }: Statement): Span | null {
  const from = section.headingSpan.end
  const match = portal.exec(paper.prose.flat.slice(from, Math.max(start, Math.min(end, from + 200))))
  return match === null ? null : { start: from + match.index, end: from + match.index + match[0].length }
}
