// Where in a sentence the name of a unit begins and ends: a unit is known by how its name ends and by what may follow it.
// States grammar only; which units exist is the registry's business.
import { tellsFault } from '../fault.js'
import type { Span } from '../mapped-text.js'
import { platform, unitEnding } from '../words.js'

/** The word for a site, alone or behind its owner. */
export const siteWord = '(?:(?:政府)?(?:门户|官方)网站|官网|官方网|政府网站|网站|子站|门户)'
const han = '\\u3400-\\u9fff'
export const unitEnd = new RegExp(`${unitEnding}$`)
/** What is said of a unit begins so. Words that also begin the rest of a unit's name are kept apart. */
export const sayingWords =
  '未|没|无(?![锡为棣极])|不(?!动产)|存在|出现|发生|有(?![色线])|仍|因|超|长期|普遍|个别|部分|多[个次篇处数条]|大量|少量|首页|连续|逾期|屡|再次|拒|擅自|私自|违规|迟|漏|错|缺|空白|半年|近[一二三四五六七八九十两\\d]|已|均|都|也|还|仅|只|' +
  '被|把|在|对|自(?![然治贡由])|至今|截至|应(?!急|[城县])|将(?!乐)|各有|从|经(?![济贸信开发营商])|于|更新|发布|公开|报送|上报|推送|转载|转发|提供|开[设通]|办理|答|回[复应]|抄袭|落实|设置|使用|点赞|征[集求]|互动(?!平台)|链接|栏目|留言|账号|页面|网页|推文|' +
  '内容(?!保障)|信息(?![中化产技和])|名称|标识|主动公开|政策(?![研法])|解读|办事指南|保障不|全[月年季程]|政务公开(?![办领处科工])|将(?=“)|关闭|审核|维护不|管理不|监管不|工作(?![委站领])不?|日常|重要(?!物资)|一[条篇则]|\\d|严重|简介|机构(?![编改])|领导(?!小组)|年度|稿件|图片|附件|附图|视频(?!号)|标题|文章|保障不|管理混乱|完成|迟迟|账号名称|整改'
const follows = new RegExp(
  `^(?!(?:人民)?政府)(?:$|[、,:;“(|\\s—-]|等|以及|[和与及]|的|${platform}|${siteWord}|网(?![信络格])|${sayingWords}|负责|主办|承办|主管|运维|运营|上线|申请|下属|所属|名下|旗下|注册|开办|新开|新上线|代管|维护的|牵头)`,
  'i',
)
/** One-character endings are parts of many other words; only these may follow them. */
const followsWeak = new RegExp(
  `^(?!(?:人民)?政府)(?:$|[、,:;“(—-]|等|[和与](?=[${han}]{1,16}?(?:${unitEnding}))|的“|维护的|牵头|名下的|旗下的|运维的|运营的|主办的|管理的|注册的|负责|承办的|所属的?|${platform}|${siteWord}|${sayingWords})`,
  'i',
)
const weakEnd = /(?:[^局委厅办]|[^员管]委|[^公]办)$/
export const collective =
  /^(?:各|全[市县区州省旗镇]|有关|相关|部分|个别|少数|一些|多数|大部分|有的|其他|其余|本[次市县区季月]|该|我[市县区州省]|上述|以上|此|这|对|按|根据|由于|因|请|要|及时|检查|抽查|监测|主办单位|责任单位|省级|市级|县级|某|多|首|大量|每|其中|另|还|仍|但|个别|由|应由|以及|隶属|系|为|我[局办委厅县市区])/
const nameMax = 30
/** `你局`, `该单位`: a unit named elsewhere. */
export const pointed = '(?:你|贵|该)(?:单位|局|镇|乡|街道|办公室|办|委|中心|县|区)'

/** The unit whose name begins at `at`: the shortest one that something fitting follows; null when there is none. */
export function unitAt(flat: string, at: number): Span | null {
  const pointing = sticky(pointed, flat, at)
  if (pointing !== '') return { start: at, end: at + pointing.length }
  if (collective.test(flat.slice(at, at + 6)) || !/[\u3400-\u9fff]/.test(flat[at] ?? '')) return null
  for (let end = at + 2; end <= Math.min(flat.length, at + nameMax); end++) {
    const char = flat[end - 1] ?? ''
    if (!/[\u3400-\u9fff·()-]/.test(char)) return null
    const text = flat.slice(at, end)
    if (!unitEnd.test(text) || /[(][^)]*$|网站$/.test(text)) continue
    const rest = flat.slice(end, end + 40)
    if ((weakEnd.test(text) ? followsWeak : follows).test(rest)) return { start: at, end }
  }
  return null
}

const strongEnd = /(?:局|镇|乡|街道|办事处|委员会|中心|管委会|法院|检察院|残联|学校|医院)$/

/** The last unit of a list, whatever is said behind it: the list before it shows that a unit must stand here. */
export function lastUnit(flat: string, at: number): Span | null {
  if (collective.test(flat.slice(at, at + 6)) || !/[\u3400-\u9fff]/.test(flat[at] ?? '')) return null
  for (let end = at + 2; end <= Math.min(flat.length, at + 16); end++) {
    if (!/[\u3400-\u9fff·]/.test(flat[end - 1] ?? '')) return null
    if (!strongEnd.test(flat.slice(at, end))) continue
    const clause = /^[^,;、]*/.exec(flat.slice(end))?.[0] ?? ''
    return tellsFault(clause, ['website', 'new-media']) ? { start: at, end } : null
  }
  return null
}

/** The text an expression matches exactly at `at`; empty when it does not. */
export function sticky(source: string, flat: string, at: number): string {
  let expression = compiled.get(source)
  if (expression === undefined) {
    expression = new RegExp(source, 'iy')
    compiled.set(source, expression)
  }
  expression.lastIndex = at
  return expression.exec(flat)?.[0] ?? ''
}
const compiled = new Map<string, RegExp>()
