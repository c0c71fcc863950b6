// Words that the rules for sites and for accounts share. Sources of expressions, matched against a problem's comparable
// form: no quotation marks, no enumeration commas, numbers in digits.

/** A printed number (groups `n`, `n2`, `n3`) from which a rule holds, or below which it does. */
export interface Bounds {
  from?: number
  below?: number
}
/** An indicator's code, what must be said, and how often. */
export type Rule = [code: string, says: string, bounds?: Bounds]

export const not = '(?:未|不|没有|没|无|从未)'
export const stale = `(?:${not}[^,;]{0,8}更新|更新[^,;]{0,3}(?:不及时|不够及时|滞后|缓慢|少)|超期|逾期|停更|断更|滞后)`
export const broken =
  '(?:失效|错误|打不开|打开失败|无法[^,;]{0,6}|不能[^,;]{0,6}|死链|断链|不可用|404|异常|报错|不存在|过期|到期|无反应|无响应|无法显示|(?:下载|显示|打开|加载)不(?:了|出|出来|全)|点不开|维护中|系统升级|已下线|失败|白屏|黑屏|无效)'
export const typo =
  '(?:错别字|错字|别字|漏字|多字|错漏|掉字|语句不通|语病|标点(?:符号|错误|使用|不|有|误)|表述(?:不规范|不准确|错误|有误|不当|不严谨)|错误表述|用词不(?:当|规范)|错敏|[误错](?:写|作|打|印|输|标|播|录|登|植|为)|[写打印输念]成|[写读念播]错|应为|名称错误|不规范表述)'
export const serious =
  '严重(?:的)?(?:错误)?(?:表述|表达)(?:错误|差错|不规范|失误)?|严重(?:错误|差错)|表述(?:出现)?严重|政治性(?:错误|差错)'
/** A link to what no office may show. */
export const leadsTo = '(?:链接|跳转|指向|导向|外链)[^,;]{0,14}(?:赌博|博彩|色情|不良|有害|非法|低俗|反动|诈骗)'
