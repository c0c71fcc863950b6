// The words of the trade that several recognisers share: endings of organisations, platforms, separators. Expression
// sources, so that recognisers can put them into their own patterns.

/** One Chinese character (rare ones included). */
export const han = '[\\u3400-\\u9fff\\uf900-\\ufaff]'

/** How the name of a responsible unit ends, longer endings first. */
export const unitEnding =
  '(?:人民政府办公[室厅]|政府办公[室厅]|管理委员会办公室|委员会办公室|领导小组办公室|人民政府|镇政府|乡政府|县政府|区政府|市政府|州政府|省政府|政府办|政府|' +
  '残联|妇联|文联|工商联|社科联|侨联|科协|工会|团[省市县区]委|红十字会|街道办事处|办事处|管理委员会|管委会|委员会|居委会|村委会|分局|支队|大队|总队|指挥部|联合会|合作社|联社|供销社|集团|公司|协会|学会|幼儿园|党校|职校|技校|电大|电视台|林场|农场|学校|大学|学院|中学|小学|医院|研究院|研究所|' +
  '服务中心|管理中心|中心|人民法院|检察院|档案馆|图书馆|博物馆|管理处|管理所|事务所|派出所|办公[室厅]|公积金管理中心|' +
  '[教工发卫文科经商资]?[体信改健旅技贸规]?局|厅|委|办|院|社|处|站|馆|队|街道|镇|乡|苏木|开发区|高新区|经开区|新区|示范区|园区|自治[州县旗]|地区|盟|旗|州|县|区|市|省)'

/** How the name of an office ends that signs papers: a unit, or a part of one. */
export const officeEnd = new RegExp(`(?:${unitEnding}|督查室|研究室|领导小组|工作专班|联席会议)$`)

/** A platform's name as circulars print it; longer ones first. */
export const platform =
  '(?:政务微信公众号|微信公众平台|微信公众账号|微信公众号|微信订阅号|微信服务号|微信视频号|微信小程序|政务微信|政务微博|微信|公众号|订阅号|服务号|视频号|小程序|' +
  '新浪微博|腾讯微博|人民微博|官方微博|微博|抖音短视频|抖音号|抖音|快手号|快手|今日头条号|今日头条|头条号|头条|百家号|大鱼号|企鹅号|百度贴吧|贴吧|小红书号|小红书|' +
  '哔哩哔哩|B站|喜马拉雅|移动客户端(?:\\(APP\\))?|手机客户端|客户端|APP|澎湃号|人民号|强国号|西瓜视频|网易号|搜狐号|一点号|美篇|微视|支付宝小程序|支付宝生活号|短视频账?号)'

export const platformOnly = new RegExp(`^${platform}(?:账号|平台)?$`, 'i')

/** The place a unit belongs to where its name shows one: a county-level name after an optional city's. */
export function regionOf(unit: string): string | null {
  const match = /^(?:[\u3400-\u9fff]{2,4}?市)?([\u3400-\u9fff]{1,7}?(?:自治县|县|区|旗))(?=[\u3400-\u9fff])/.exec(unit)
  if (match?.[1] !== undefined && !/(?:开发区|小区|园区|社区|^全县|^各县|^全区|^各区|^县|^区)$/.test(match[1]))
    return match[1]
  return /^([\u3400-\u9fff]{2,6}(?:镇|乡|街道))(?:人民政府|政府|办事处|$)/.exec(unit)?.[1] ?? null
}

const numerals = '零一二三四五六七八九'

/** A number printed in digits or in Chinese numerals up to 99 (`两`, `十五`); null when it is neither. */
export function numberOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const plain = text.replace(/〇/g, '零').replace(/两/g, '二')
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(plain)
  if (tens) return (tens[1] ? numerals.indexOf(tens[1]) : 1) * 10 + (tens[2] ? numerals.indexOf(tens[2]) : 0)
  return plain.length === 1 && numerals.includes(plain) ? numerals.indexOf(plain) : null
}

/** A number in digits or Chinese numerals, as part of an expression. */
export const numeral = '(?:\\d{1,4}|[一二三四五六七八九十两]{1,3})'
