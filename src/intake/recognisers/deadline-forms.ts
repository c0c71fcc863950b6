// The wordings of terms, as expressions with named groups. Absolute ones name a day, relative ones a number of days; the
// order matters, a wider form must not take a piece of a narrower one. What they mean is said in deadline-expression.ts.
import { numeral } from '../words.js'

const weekday = '(?:\\s?\\((?:星期|周)[一二三四五六日天]\\)|(?:星期|周)[一二三四五六日天])?(?:\\(含(?:当[日天])?\\))?'
const clock =
  weekday +
  '(?:\\s?(?<half>上午|下午|晚上?|中午|凌晨)?\\s?(?<hour>\\d{1,2})(?::(?<minute>\\d{2})|[时点](?:(?<minute2>\\d{1,2})分|(?<halfHour>半)|整)?))?'
const before = `${weekday}(?<work>下班)?(?:之)?(?:以?前|止|内|为止)`
const year = '(?:(?<year>20\\d\\d)\\s?年\\s?|(?<thisYear>今年|本年|当年|次年|明年)\\s?)?'
const month = '(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\\s?月\\s?(?:份)?'
const date = '(?<date>3[01]|[12]\\d|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\\s?[日号]'
const thisMonth = '(?<this>本月|当月|这个月|该月)'
const nextMonth = '(?<next>次月|下个?月)'
/** What is done by a day that is printed without 前. */
const doing = '(?=[^,。;]{0,30}(?:报|反馈|提交|整改|完成))'
const dash = '\\s?(?:至|到|-+|~)\\s?'

export const termForms: RegExp[] = [
  // A range of days: its last one is the term.
  new RegExp(
    `${year}(?<month1>1[0-2]|0?[1-9])\\s?月\\s?(?:\\d{1,2})\\s?[日号]?${dash}(?:(?<month>1[0-2]|0?[1-9])\\s?月\\s?)?${date}(?:期间|之间|内|前)`,
    'g',
  ),
  new RegExp(`${year}${month}${date}${clock}${before}`, 'g'),
  new RegExp(
    `(?<year>20\\d\\d)\\s?[-/.]\\s?(?<month>1[0-2]|0?[1-9])\\s?[-/.]\\s?(?<date>3[01]|[12]\\d|0?[1-9])${clock}${before}`,
    'g',
  ),
  new RegExp(
    `(?:截至|截止(?:时间|日期)?(?:为|是|到|至)?|不(?:迟|晚)于|最迟(?:于|在)?|至迟(?:于|在)?|最晚(?:于|在)?|(?:整改|完成|报送|反馈|上报)(?:时限|期限)(?:为|是)?)[:\\s]?${year}${month}${date}${clock}(?!${dash}|,?共)`,
    'g',
  ),
  new RegExp(`(?:即日起|之日起|今日起)(?:至|到)${year}${month}${date}${clock}`, 'g'),
  new RegExp(`(?<=[请需须务必应]|^|,)(?:于|在)${year}${month}${date}(?!${dash}|[起印下])${doing}`, 'g'),
  new RegExp(`${nextMonth}${date}${clock}${before}`, 'g'),
  new RegExp(`(?<!每)${thisMonth}${date}${clock}${before}`, 'g'),
  new RegExp(`(?<=于|在)(?<bare>)${date}${clock}${before}`, 'g'),
  new RegExp(
    `(?:${year}${month}|${thisMonth}|${nextMonth}|(?<this2>月))(?:底|末)(?:之)?(?:以?前)?(?![\\u3400-\\u9fff]*检查)`,
    'g',
  ),
  new RegExp(`(?:${year}(?:第?(?<quarter>[一二三四])季度|(?<thisQuarter>本季度?))(?:底|末))(?:之)?(?:以?前)?`, 'g'),
  new RegExp(
    `(?:(?<year>20\\d\\d)\\s?年\\s?|(?<thisYear>今年|本年|当年|明年)?)(?<yearEnd>年?底|年末)(?:之)?以?前`,
    'g',
  ),
  new RegExp(`(?:${year}${month}|${thisMonth}|${nextMonth})(?<third>上旬|中旬|下旬)(?:之)?(?:以?前|内)?`, 'g'),
  new RegExp(`(?<week>本周|这周|下周|下个?星期|本星期)(?<day>[一二三四五六日天])?${clock}${before}`, 'g'),
  new RegExp(
    `(?<n>${numeral})个?(?<unit>工作日(?=(?:之|以)?前(?:完成|报|反馈|将|整改))|(?:工作日|日历日|自然日|天|日|周|星期|个?月)(?=(?:之|以)?内))(?:之|以)?[内前]`,
    'g',
  ),
  new RegExp(`(?<n>半)个?(?<unit>月)(?:之|以)?内`, 'g'),
]

/** Wordings that set a term but no day that could be reckoned: they are shown, never guessed. */
export const unsettled =
  /立行立改|立行整改|立即(?:整改|采取|改正|行动|落实)|即[知查]即改|边查边改|(?:限期|尽快|及时|按期|迅速|抓紧|马上)(?:完成)?(?:整改|改正|修复)|即日起|长期坚持|第一时间|下一?(?:次|季度|轮|期)检查(?:之)?前|(?:元旦|春节|清明|五一|劳动节|端午|中秋|国庆|双节|节假日|节|长假)(?:假期)?(?:之)?前(?=[^,。;]{0,12}(?:整改|完成|报|改))|\d{1,3}小时内|规定(?:时间|时限|期限)内|(?:要求|规定)的?(?:时限|期限)|近期内|短期内|(?:本周|这周|周|星期)[一二三四五六日天](?:下班)?前|(?:次|当|今|明)日(?:内|下班前|前)|(?:1[0-2]|0?[1-9])月(?:3[0-9]|[12]\d|0?[1-9])日(?:之)?(?:以?前)/
