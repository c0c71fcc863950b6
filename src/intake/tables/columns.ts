// What the columns of an annex mean. Offices word and order them as they like (domain.md §12), so a column is known by
// its header's words only, never by its position.

export type ColumnRole =
  | 'rowNo'
  | 'account'
  | 'site'
  | 'unit'
  | 'regionOrUnit'
  | 'region'
  | 'platform'
  | 'verdict'
  | 'problem'
  | 'veto'
  | 'supervisor'
  | 'column'
  | 'docNumber'
  | 'docTitle'
  | 'group'
  | 'points'
  | 'lastUpdate'
  | 'figure'
  | 'note'

/** First match wins: the narrower wording stands before the wider one. */
const roles: [ColumnRole, RegExp][] = [
  ['rowNo', /^(?:序号|序列|编号|序|NO\.?|No\.?)$/],
  ['veto', /^(?:是否|属于)?(?:为|属|触发|涉及)?(?:单项)?否决(?:项|指标|情形)?(?:\(.*\))?$|^是否.*否决.*$/],
  [
    'figure',
    /总数|数量|条数|合格率|抽查.*数|检查.*数|不合格.*数|问题.*(?:总数|个数|账号数|媒体数)$|占比|比例|得分|总分|家数|个数|发布量|发稿量/,
  ],
  ['points', /^(?:扣分|扣分值|分值|扣分情况)$/],
  ['lastUpdate', /更新(?:日期|时间)|最后更新|最近更新/],
  ['verdict', /^(?:检查|评定|抽查|监测|评估|核查|考核)?(?:结果|结论|等次|情况)$|^是否合格$|^评价结果$|^判定(?:结果)?$/],
  ['docNumber', /^(?:文件?号|发文字号|文件编号)$/],
  ['docTitle', /^(?:文件)?(?:标题|名称\(文件\))$|^(?:规范性)?文件(?:名称|标题)$/],
  ['supervisor', /^(?:主管|监管|上级)(?:单位|部门)(?:名称)?$/],
  [
    'regionOrUnit',
    /^(?:所属)?(?:地区|县区|区县|属地)[(/、和或](?:主办|责任)?(?:单位|部门)\)?$|^(?:单位|部门)[(/、和或](?:地区|县区|区县)\)?$/,
  ],
  [
    'unit',
    /^(?:网站|账号|新媒体|栏目|政务新媒体)?(?:主办|开设|责任|承办|开办|运营|运维|所属|维护|管理|内容保障|整改|牵头起草|牵头|起草|申请|注册)?(?:单位|主体|部门|机构|者|单位名称|部门名称)(?:名称)?(?:\(.*\))?$|^主办$/,
  ],
  [
    'region',
    /^(?:所属|所在|属地)?(?:地区|区域|县区|区县|县\(?市、?区\)?|市县|地市|市州|县市区|属地|行政区划|乡镇|镇街)(?:名称)?$/,
  ],
  [
    'platform',
    /^(?:政务)?(?:新媒体|账号|媒体|平台|所属平台|渠道)?(?:类型|类别|平台|渠道|种类|平台类型|平台名称)$|^所在平台$|^平台\/类型$/,
  ],
  ['group', /^(?:对应|检查|扣分|监测)?(?:指标|问题类型|问题类别|问题分类|指标名称|指标项|一级指标|二级指标)$/],
  [
    'problem',
    /^(?:主要|具体|检查|发现|检查发现|存在|存在的|监测发现)*(?:突出|主要|具体)?(?:的)?问题(?:描述|情况|情形|表现|说明|详情|内容|清单)?$|^(?:不合格|扣分)(?:原因|事项|情形|说明)$|^问题及.*$|^情况说明$/,
  ],
  ['column', /^(?:问题)?(?:栏目|频道|专栏)(?:名称)?$/],
  ['site', /^(?:政府)?网站(?:名称)?(?:\(.*\))?$/],
  [
    'account',
    /^(?:存在.*问题的?|不合格的?|问题)?(?:政务)?(?:新媒体|媒体|账号|公众号|平台账号)(?:账号)?(?:名称|全称|昵称)?(?:\(.*\))?$|^名称$|^(?:检查|抽查)?对象(?:名称)?$|^网站[(/、或]?.*新媒体.*名称$/,
  ],
  ['note', /^(?:备注|说明|整改情况|整改要求|整改时限|网址|链接|检查时间|检查日期|监测时间|联系人|联系电话|佐证|截图)$/],
]

/** The meaning of a header cell, or null when it is none. */
export function headerRole(cell: string): ColumnRole | null {
  const text = cell.replace(/\s+/g, '')
  if (text === '' || text.length > 16) return null
  return roles.find(([, words]) => words.test(text))?.[0] ?? null
}
