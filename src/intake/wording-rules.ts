// How problems are worded where no phrase of indicators.yaml fits: for each indicator what must be said, not in which
// words. Asked only after the phrases. Thresholds that make a veto (5, 10 columns) are read from the printed number.
import type { Indicator } from './indicators.js'

export interface WordingRule {
  code: string
  says: RegExp
  /** A printed number (group `n`) from which it is this indicator, or below which it is. */
  from?: number
  below?: number
}

const not = '(?:未|不|没有|无)'
const stale = `(?:${not}[^,;]{0,8}更新|更新[^,;]{0,3}(?:不及时|不够及时|滞后|缓慢|少)|超期|逾期|停更|断更|滞后)`
const broken = '(?:失效|错误|打不开|无法[^,;]{0,6}|不能[^,;]{0,6}|死链|断链|不可用|404|异常|报错)'
const typo =
  '(?:错别字|错字|别字|漏字|多字|错漏|语句不通|标点|表述(?:不规范|不准确|错误|有误|不当|不严谨)|错误表述|用词不(?:当|规范)|错敏)'

const website: [string, string, Partial<WordingRule>?][] = [
  ['ws-serious-error', '严重(?:的)?(?:错误)?表述(?:错误|不规范)?|严重错误'],
  [
    'ws-home-stale-2w',
    `首页[^,;]{0,14}(?:2周|1[4-9]天|[2-9]\\d天|长期|长时间)[^,;]{0,6}${stale}|(?:2周|14天)内?首页[^,;]{0,4}${stale}|首页(?:长期|长时间)`,
  ],
  [
    'ws-msg-unanswered-3m',
    '(?:超过?|逾|已)(?:3|三)个?月[^,;]{0,4}未[^,;]{0,3}(?:回应|答复|回复|办理)|(?:长期|一直)(?:未|不)[^,;]{0,2}(?:回应|答复|回复)',
  ],
  [
    'ws-cols-blank-5',
    '空白栏目[^,;\\d]{0,6}(?<n>\\d+)个|(?<n2>\\d+)个[^,;]{0,4}(?:空白栏目|栏目[^,;]{0,3}空白)',
    { from: 5 },
  ],
  [
    'wd-col-blank',
    '空白栏目[^,;\\d]{0,6}(?<n>\\d+)个|(?<n2>\\d+)个[^,;]{0,4}(?:空白栏目|栏目[^,;]{0,3}空白)',
    { below: 5 },
  ],
  [
    'ws-cols-longstale-10',
    `(?=.*${stale}|.*达标)栏目[^,;\\d]{0,14}(?<n>\\d+)个|(?<n2>\\d+)个[^,;]{0,10}栏目[^,;]{0,10}${stale}`,
    { from: 10 },
  ],
  ['ws-news-cols-stale-5', `(?:动态|要闻|通知公告|政策文件|指标)[^,;]{0,14}栏目[^,;\\d]{0,8}(?<n>\\d+)个`, { from: 5 }],
  [
    'ws-no-consult-channel',
    `(?:${not}|缺)[^,;]{0,4}(?:提供|开设|设置|有)?[^,;]{0,6}(?:咨询建言|互动交流|咨询投诉)[^,;]{0,4}(?:渠道|栏目|平台)`,
  ],
  ['ws-unreachable', '(?:网站|站点|首页)[^,;]{0,8}(?:无法|不能)[^,;]{0,4}(?:访问|打开)|(?:网站|站点)[^,;]{0,6}打不开'],
  ['ws-harmful-content', '暗链|(?:链接|跳转)[^,;]{0,8}(?:赌博|不良|有害|非法)'],
  ['wd-news-stale', `(?:动态|要闻|新闻)[^,;]{0,12}${stale}`],
  ['wd-policy-stale-6m', `政策文件[^,;]{0,14}${stale}`],
  ['wd-service-stats-3m', `办事统计[^,;]{0,10}${stale}|${not}[^,;]{0,4}更新办事统计`],
  ['wd-interp-link', `(?:解读|原文|政策文件)[^,;]{0,14}${not}[^,;]{0,8}(?:关联|双向|互链)`],
  ['wd-interpretation', `${not}[^,;]{0,10}解读|解读[^,;]{0,8}(?:单一|不足|缺失|比例低|不及时|率低|滞后)`],
  [
    'wd-guide',
    '办事指南[^,;]{0,14}(?:缺|不全|不准|不完整|不一致|有误|错误|过期|不精准|不规范|未)|办事(?:事项|流程)[^,;]{0,10}(?:缺|有误|不准确|错误)',
  ],
  ['wd-forms', `(?:表格|样表|空表)[^,;]{0,8}(?:${broken}|缺|未提供)`],
  ['wd-msg-public-2m', `(?:留言|信件|来信)[^,;]{0,8}${not}[^,;]{0,4}(?:公开|选登|展示)|无(?:信件|留言)展示`],
  [
    'wd-msg-late',
    '(?:留言|咨询|来信|信件|信箱|提问)[^,;]{0,16}(?:未[^,;]{0,8}(?:答复|回复|办理)|不及时|滞后|超期|逾期|敷衍|不规范|质量不高)|(?:答复|回复|办理)[^,;]{0,8}(?:不及时|滞后|超期|逾期|质量不高|不规范)|答非所问|推诿',
  ],
  ['wd-survey', `(?:征集|征求意见|调查)[^,;]{0,16}(?:${not}|少于|偏少)|${not}[^,;]{0,4}(?:将)?征(?:集|求意见)`],
  ['wd-find-errors-entry', `找错[^,;]{0,12}(?:${not}|超|缺|驳回)`],
  ['wd-search', `(?:搜索|检索)[^,;]{0,10}(?:${broken}|${not})`],
  ['wd-ipv6', 'IPv6'],
  [
    'wd-domain-mark',
    `(?:标识码?|备案号|域名|党政机关标识|网站名称)[^,;]{0,8}(?:缺|${not}|错误|失效)|${not}[^,;]{0,6}(?:标识|备案号|信息来源)`,
  ],
  ['wd-leaders', `领导(?:班子|简历|分工|信息|简介|成员)?[^,;]{0,8}(?:${not}|缺|错|滞后)`],
  ['wd-functions', `机构(?:职能|设置|信息|概况|简介)?[^,;]{0,8}(?:${not}|缺|错|滞后)`],
  ['wd-overview', `概况[^,;]{0,8}(?:${not}|缺|错|滞后)`],
  ['wd-compat', '(?:页面|首页|排版|字体|图片)[^,;]{0,6}(?:错乱|混乱|变形|错位|显示异常)|飘窗'],
  ['wl-privacy', '身份证|手机号|银行卡|(?:个人|公民|网民)[^,;]{0,4}(?:信息|隐私)|隐私'],
  [
    'wl-zero-publish',
    `(?:发布|公开|报送|动态|信息)[^,;]{0,6}(?:数量|条数|量|数)?(?:均)?为(?:零|0)(?![\\d.])|零(?:发布|更新|报送|信息)|连续[^,;]{1,4}个月${not}[^,;]{0,6}(?:发布|报送)|${not}(?:发布|报送)(?:任何|过)?信息`,
  ],
  ['wl-filing', '(?:擅自|自行)(?:下线|关停|停用|变更)|(?:更换|变更)域名|报备信息'],
  [
    'wl-doc-late',
    '未(?:按时|按规定|按要求)[^,;]{0,6}公开|公开(?:不及时|超期|滞后)|文件[^,;]{0,10}(?:超期|逾期|超过[^,;]{0,8}公开)|逻辑错误',
  ],
  [
    'wl-column-thin',
    '(?:栏目|专栏)[^,;]{0,10}(?:不全|较少|单一|不完整|缺失)|应公开(?:而)?未公开|仅(?:公开|发布)\\d+条',
  ],
  ['wl-typo', typo],
  [
    'wd-col-stale',
    `(?:栏目|专栏|专题|子站|信息|内容|网站|页面|规划|年报|年度报告)[^,;]{0,16}${stale}|^${stale}|(?:天|周|月|年)(?:以上|多)?(?:未|没有|无)[^,;]{0,6}更新|长期[^,;]{0,8}更新`,
  ],
  ['wd-col-blank', '栏目[^,;]{0,6}(?:空白|无内容|无信息)|空白栏目|存在空白'],
  [
    'wd-availability',
    `(?:链接|图片|附件|页面|外链|二维码|视频|按钮|窗口)[^,;]{0,12}${broken}|错链|死链|断链|打不开|文不对题`,
  ],
]

const account: [string, string, Partial<WordingRule>?][] = [
  ['nm-serious-error', '严重(?:的)?(?:错误)?表述(?:错误|不规范)?|严重错误'],
  ['nm-harmful-content', '(?:链接|跳转|指向)[^,;]{0,10}(?:赌博|不良|有害|非法|低俗)'],
  [
    'nm-stale-2w',
    `(?:长期|长时间|一直)[^,;]{0,4}(?:未|不|没有|无)(?:更新|发布|推送|维护|运维)|(?:\\d月|今年|去年|年初)(?:份)?以来[^,;]{0,4}(?:未|无)[^,;]{0,4}(?:更新|发布)|^僵尸|(?:停更|断更)+(?:已|达|超过?|近)*(?:2周|1[4-9]天|[2-9]\\d天|\\d+个月|半年)|(?:2周|1[4-9]天|[2-9]\\d天|\\d+个月)(?:以上|多)?(?:停更|断更)`,
  ],
  ['nm-app-unusable', '(?:APP|客户端)[^,;]{0,10}(?:无法|不能)'],
  [
    'nm-no-interaction',
    `(?:${not}|缺)[^,;]{0,8}(?:互动|留言|咨询建言)[^,;]{0,6}(?:功能|渠道|入口)|(?:互动|留言|私信|评论)(?:交流)?(?:功能|渠道|入口)[^,;]{0,6}(?:关闭|缺失|${broken}|未)|无互动|无法(?:进行)?互动`,
  ],
  ['nm-fake-fans', '(?:购买|刷)(?:粉丝|阅读量|点赞)|强制[^,;]{0,8}(?:点赞|关注)'],
  [
    'nm-guide-incomplete',
    '办事指南[^,;]{0,14}(?:缺|不全|不准|不完整|有误|错误|过期|未)|办事(?:事项|流程)[^,;]{0,10}(?:缺|有误|不准确|错误)',
  ],
  ['nm-link-wrong', '链接[^,;]{0,8}(?:不准确|不符|不一致|文不对题|内容错误)|文不对题|跳转[^,;]{0,4}(?:错误|不准确)'],
  [
    'nm-link-broken',
    `链接[^,;]{0,8}(?:点击)?(?:后)?(?:显示|提示)|(?:链接|菜单|二维码|外链|图片|附件|视频)[^,;]{0,12}${broken}|错链|死链|断链|打不开`,
  ],
  ['nm-col-blank', '(?:栏目|菜单)[^,;]{0,6}(?:空白|无内容|无信息|为空)|空白(?:栏目|菜单|页)'],
  ['nm-func-broken', `(?:功能|菜单|栏目|服务|小程序|查询|预约)[^,;]{0,10}${broken}|功能[^,;]{0,4}不完善`],
  ['nm-col-stale', `(?:栏目|菜单|专栏|专题)[^,;]{0,12}${stale}`],
  [
    'nm-unfiled',
    `${not}[^,;]{0,12}(?:报备|备案|审批|报批)|(?:擅自|私自|违规)(?:开[设通办]|更名|上线|注册|变更)|瞒报|漏报|先开设后备案`,
  ],
  ['nm-not-cancelled', `(?:未|没有|尚未)[^,;]{0,10}(?:注销|关停)|应(?:关|注销|关停)[^,;]{0,2}未|注销不(?:及时|彻底)`],
  [
    'nm-owner-mismatch',
    '与(?:备案|报备|登记|主办)[^,;]{0,6}不(?:一致|符)|(?:认证|主体|名称|备案信息|报备信息|登记信息|头像|简介)[^,;]{0,12}(?:不一致|不符|不相符|不匹配|过期|未(?:及时)?(?:变更|更新|认证))|未(?:官方)?认证|无人(?:管理|维护)',
  ],
  ['nm-order-ignored', '工单|(?:提醒|督促|催办)[^,;]{0,6}(?:仍|后)?未[^,;]{0,4}(?:整改|处理|更新)'],
  ['nm-repost-missing', `(?:转载|转发)[^,;]{0,10}(?:不及时|${not}|缺|滞后)|${not}[^,;]{0,8}(?:转载|转发)`],
  ['nm-irrelevant', '无关(?:的)?(?:信息|内容)|娱乐化|无原创|原创[^,;]{0,4}(?:不足|低|少)'],
  ['nm-ads', '广告|商业(?:信息|推广|链接|宣传)|营销|带货'],
  ['nm-typo', typo],
  [
    'nm-slow-update',
    `更新[^,;]{0,4}(?:不及时|不够及时|滞后|缓慢|少|频[率次]低|频[率次]不)|${not}(?:能)?(?:按|及时|定期|达到)[^,;]{0,12}更新|(?:逾期|超期)[^,;]{0,6}(?:更新|发布)?|推送[^,;]{0,4}(?:少|不足)|(?:存在)?(?:断更|停更)`,
  ],
]

const ruleOf = ([code, says, bounds]: [string, string, Partial<WordingRule>?]): WordingRule => ({
  code,
  says: new RegExp(says),
  ...bounds,
})
const rules: Record<Indicator['subject'], WordingRule[]> = {
  website: website.map(ruleOf),
  'new-media': account.map(ruleOf),
}

/** The first rule of each subject that the words obey, in the order of the table: the graver and narrower before the wider. */
export function ruledCodes(words: string, subjects: Indicator['subject'][]): string[] {
  return subjects.flatMap((subject) => rules[subject].find((rule) => obeys(words, rule))?.code ?? [])
}

/** The veto whose printed number of columns reaches its threshold; such a number says more than any phrase. */
export const countedCode = (words: string): string | null =>
  rules.website.find((rule) => rule.from !== undefined && obeys(words, rule))?.code ?? null

function obeys(words: string, { says, from, below }: WordingRule): boolean {
  const match = says.exec(words)
  if (match === null) return false
  const n = Number(match.groups?.n ?? match.groups?.n2 ?? Number.NaN)
  if (from !== undefined) return n >= from
  return below === undefined || n < below
}
