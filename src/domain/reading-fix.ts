// Does a text say that something was put right? Received, begun, promised, hoped, partly done or asked about is not: a wrong
// "fixed" is the costliest misreading there is, so only an explicit word of completion counts, and what is in doubt is
// asked back.
import type { Day } from './day.js'
import { readDayIn } from './reading-dates.js'

export interface Claim {
  kind: 'fixed' | 'not-fixed' | 'question' | 'other'
  /** What was put right, where it is named (链接, 望川河长的栏目); empty where everything is meant. */
  thing: string
  /** 都, 全部, 均: said of all. */
  all: boolean
  /** Nothing but 好了 or 完了: too little where nothing else was said. */
  bare: boolean
}

const general = '(?:整改|完成|处理|解决|落实|办结|办理|办|弄|搞|整(?!改)|改|做|完善|纠正|改正|更正|修改|整治)'
const special =
  '(?:修复|修好|修|更新|更改|注销|关停|关闭|停用|删除|删|清理|撤下|下架|恢复|更换|替换|换|补充|补齐|核对|报备|备案)'
const acts = `(?:${general}|${special})`
const result = '(?:完成|完毕|到位|妥当|完|好|掉|妥|齐|成|结束|过)'
const ending = '(?:了|啦|咧|嘞|喽|咯|的)?'
/** What makes the act before it a mere attribute: 已制定整改方案 says nothing of a fix. */
const attribute =
  '(?!方案|计划|要求|通知|责任|报告|材料|台账|机制|措施|清单|时限|期限|小组|专班|意见|建议|会议|进度|前|中(?!心))'

const explicit = `(?:已经?|均已?|现已|业已)(?:[^,;。!未没不]{0,14}?)(?:${acts}${attribute}|完成|搞定|到位)(?:了|${acts}${attribute}|${result})*(?:工作|任务)?${ending}`
const complement = `${acts}(?:已经?)?(?:得|工作|任务)?(?:完成|完毕|到位|妥当|完|好|掉|妥|齐|定|利索|结束)${ending}|完成(?:了)?(?:全部)?整改(?:工作|任务)?${attribute}`
const plainPast = `(?:整改|修改|更改|改正|更正|修|修复|更新|删除|删|注销|处理|解决|清理|改|换|恢复|完成|办结|撤|下架|关停)(?:了|过了)`
const colloquial =
  '搞定了?|搞掂|完事了?|齐活|(?:ok|OK)了?|妥了|没问题了|(?<=^|[都全也均]|已经|个|项|的|号)\\s*(?:好|完|成|行)(?:了|啦|咧|嘞|喽|咯)'
const working =
  '(?:已|已经|现在|现已|目前)(?:[^,;。!未没不]{0,8}?)(?:恢复正常|(?:能|可以?)?正常(?:访问|打开|使用|显示|运行|更新)|能打开|可以?(?:访问|打开))(?:了)?'
const finished = new RegExp(`${explicit}|${complement}|${working}|${plainPast}|${colloquial}`, 'g')

/** After 已 these tell of a beginning, a handing on, a paper or a receipt. */
const begun =
  /已(?:经)?(?:收|签收|知|阅|了解|看到|安排|开始|转|联系|要求|通知|督促|部署|启动|着手|申请|布置|责成|交|派|协调|在|正|着|报(?!备)|上报|提交|反馈|准备|计划|拟|制定|研究|成立|明确|列入|纳入|下发|组织|动员|约谈|提醒|催|告知|汇报|请|委托|找(?!回)|让|叫|发(?!布)|形成|建立|召开|学习|进入|接近|基本|部分|初步|大致|差不多|打算|超期|逾期|过期|对接|沟通|指派|落实(?:专人|责任|人员)|经(?:在|开始|安排|转|联系|通知|要求))/
/** These may be followed by the result all the same: 已安排专人整改完毕. */
const carriedOut = new RegExp(`已(?:经)?(?:安排|组织|联系|协调|请|委托|找|派).*${acts}(?:完成|完毕|到位|好了|完了)$`)

const negative =
  '未|没有?|尚未|还没|暂未|无法|不能|不了|不好|不定|不动|不完|没法|来不及|不用|无需|不需要|不想|不会|不行'
const intended =
  '正在|正(?![常确])|准备|打算|将|待|争取|预计|尽快|尽早|马上|立即|立刻|抓紧|加紧|加快|一定|必定|肯定|务必|坚决|按期|按时|限期|全力|保证|承诺|确保|力争|计划|拟|希望|考虑|需要|必须|应该|应当|要求|继续|努力|尽量|快要?|即将|就要|可能|估计|大概|好像|似乎|也许|应该|差不多|如果|要是|若|一旦|假如|等|回复|请'
const pending = new RegExp(`(?:${negative}|${intended})[^,;。!]{0,12}?(?:${acts}|好|完|搞定|ok|OK)`)
/** Without 已 these make the act a thing to come: 能改好, 会弄完, 要整改到位, 再改好. */
const modal =
  /(?:[我们位里后都就](?:会|要|得|想|能)|^(?:会|要|得|想|能|可以|再|去|来|在)|可以|将会|能(?:改|弄|搞|完|整)|才(?:能|可以|会)?(?=弄|改|整|搞|完|好|处理|注销))/
const later =
  /(?:下周|下月|下个月|明天|后天|改天|近期|过几天|过两天|改日|今晚|晚上|晚点|回头|月底|年底|周[一二三四五六日天]|等[^,;。!]*)|(?:前|之前|内|后|以后)[^已]*$/
/** What takes a completed act back: 整改了一半, 整改完成后再报, 改好了告诉您. */
const takenBack =
  /^(?:了)?(?:整改)?(?:方案|计划|报告|材料|台账|通知|清单|部署|动员|自查|排查)|^.{0,2}(?:好?几年|多年|[一二三四五六七八九十\d]+[年个]|很久|多时|好久)|一半|大半|半拉|^(?:了)?(?:一|大|小)?部分|一些|一点|几个|百分之|\d+%|还没|还未|尚未|没弄|没改|没整|没完|没好|正在(?!运行|使用)|还在|还差|还剩|还有|还是|仍|但(?!是?已)|不过|只是|除|中[!]?$|的话|^(?:之|以)?后|^再|^就|^才|告诉|通知您|通知你|跟您|再(?:报|说|回)|会(?:及时|第一时间|马上)|等(?:待|领导|平台|上级|审核|技术)|是假的|才怪|\d+\s*[项个条].*(?:没|未|在)/
const partly =
  /(?:^|[,;。我们都已])(?:大?部分|绝大部分|基本上?|多数|大致|初步|阶段性|差不多|快要?)[^,;。无不失]{0,6}?(?:已经?|都)?(?:整改|完成|处理|改|弄|搞|修|更新|好|完)|(?:完成|整改|改|弄|处理|进度)(?:了|到)?(?:百分之|\d+\s*%|[一二三四五六七八九]成|一半|大半|部分|一部分)|还(?:差|剩|有)(?!第|[\d一二三四五六七八九十]+[项号、已也])|剩(?:下|余)?[一二三四五六七八九十两几\d]|整改(?:中|着)|(?:办|改|弄|处理|修)着/
const asked =
  /[?？]|吗(?:$|[,。!\s])|么(?:$|[,。!])|(?<![着还没在改弄])呢(?:$|[,。!])|怎么|怎样|如何|什么|啥|咋|哪里|哪儿|哪个|哪些|谁|给谁|多少|多久|几(?:号|点|天|时|项)(?:前|之前|能|可|要|$)|为何|凭什么|请问|想问|咨询|能不能|可不可以|可以不|行不行|要不要|用不用|需不需要|是不是|是否|能否|可否|有没有|算不算|对不对|没有[。!]?$|好没|了没/
/** Done with these is not done with the matter: 整改方案已完成, 密码已修改. */
const besideIt = /(?:方案|计划|报告|材料|台账|通知|部署|动员|自查|排查|摸底|统计|密码)(?:都|也|均|现)?$/
const handedOn = /(?:部署|传达|动员|培训|自查|排查|上报|报送|提交|移交|对接)(?:已|都)?完(?:成|毕)/
/** Before 已 these make it a hope, a hearsay or a quotation. */
const unsure =
  /(?:预计|争取|保证|计划|打算|准备|将于|将在|好像|似乎|可能|应该|估计|大概|如果|要是|若|一旦|等|回复|请|不是|没有|别(?!字)|听说|改为|显示)[^的]*$/
const notYet = new RegExp(
  `^(?:正在|已在|还没|没有?[呢。!]*$|尚未|快了|差不多|还早)|${acts}不(?:了|定|好|动|完|成)|在(?:改|弄|整|搞|办|修|处理)|${acts}着|(?:还是|仍然?)[^,;。]{0,4}(?:不|没|未|无法)`,
)
/** Without a word of the past even these are enough to doubt: 我们会整改到位. */
const wishing = /[会定尽力誓愿需应须得请让争要想能可该]/
/** Beside a claim these only tell what was handed in or heard: 已整改,截图已报办公室. */
const told =
  /已(?:经)?(?:一并|同步)?(?:上?报|提交|反馈|发|上传|告知|汇报|收|签收|知|阅|盖章)(?!.*(?:处理|修|更新|注销|删除|公司|技术))/
/** What was once so is no statement about today: 前期未及时更新,现已整改. */
const past = /^(?:之前|前期|原先|此前|原来|以前|当时|由于|因|因为|通报|检查|反馈|关于|针对|对于)/

const filler = new RegExp(
  '您好|你好|安排|组织|专人|(?:技术|工作)?人员|领导|老师|各位|我们?(?:单位|局|委|办|中心|科|处|这边|这里)?|我(?:单位|局|委|办|科|处)|本(?:单位|局)|咱们?(?:单位|局|这)?|按照?(?:要求|通报|规定|通知)?|根据.{0,6}要求|通报|反馈|指出|提到|提出|上述|以上|相关|有关|所有|全部|全都|全|都|均|也|已经?|现(?:在)?|目前|早就|早|之前|就|这些|你们|说|存在|涉及|对|将|把|的|中|了|请|问题|事项|情况|整改(?:事项|任务|工作)?|任务|工作|进行|及时|一一|逐一|逐项|认真|严格|高度重视|统统|通通|一起|一并|刚刚?|今天|昨天|上午|下午|第一时间|报告|回复|\\d{1,2}月\\d{1,2}[日号]|\\d{1,2}(?:小时|天|个工作日)内|\\d{4}年|收到|好的|其中|另外|还有|以及|然后|同时|[\\s,、:.()“”"]',
  'g',
)

/** Reads the claim of a text about one set of cases; `text` is normalised, without the words that named the cases. */
export function claimOf(text: string, today: Day): Claim {
  const none = { thing: '', all: false, bare: false }
  if (asked.test(text.replace(/没有?(?:什么)?(?:问题|了)/g, ''))) return { kind: 'question', ...none }
  const clauses = text
    .split(/[,;。!\n]/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
  const read = clauses.map((clause) => ({ clause, kind: clauseClaim(clause, today) }))
  const fixed = read.find((one) => one.kind === 'fixed')
  const against = read.filter(
    (one, index) =>
      one.kind === 'not-fixed' &&
      !(past.test(one.clause) && read.slice(index + 1).some((next) => next.kind === 'fixed')) &&
      !(told.test(one.clause) && fixed !== undefined),
  )
  if (partly.test(text) || against.length > 0) return { kind: 'not-fixed', ...none }
  if (fixed === undefined) return { kind: 'other', ...none }
  const all = saidOfAll.test(headOf(fixed.clause))
  return {
    kind: 'fixed',
    thing: thingOf(fixed.clause, all),
    all,
    bare: /^(?:[好完成行妥][了啦咧]*)+$/.test(fixed.clause),
  }
}

function clauseClaim(clause: string, today: Day): 'fixed' | 'not-fixed' | 'other' {
  const done = [...clause.matchAll(finished)].at(-1)
  if (begun.test(clause)) return carriedOut.test(clause) && !pending.test(clause) ? 'fixed' : 'not-fixed'
  if (done === undefined) return pending.test(clause) || notYet.test(clause) ? 'not-fixed' : 'other'
  const before = clause.slice(0, done.index)
  if (besideIt.test(before) || handedOn.test(clause)) return 'other'
  if (takenBack.test(clause.slice(done.index + done[0].length))) return 'not-fixed'
  // The claim stands at the end of the clause: 无法访问的链接已修复 names the problem first.
  if (/已/.test(done[0])) return unsure.test(before) ? 'not-fixed' : 'fixed'
  const day = readDayIn(clause, today)
  if (/^(?:的)?(?:情况|率|时间|时限|标准|程度)/.test(clause.slice(done.index + done[0].length))) return 'other'
  if (!/[了啦咧嘞喽咯都均全]/.test(done[0]) && wishing.test(before)) return 'not-fixed'
  if (later.test(before) || modal.test(before) || (day !== null && day > today)) return 'not-fixed'
  return pending.test(`${before}${done[0]}`) ? 'not-fixed' : 'fixed'
}

const saidOfAll = /都|全部|均|所有|全(?=弄|改|整|搞|好|完|部)|统统|通通/

/** A clause as far as its first claim; what follows only describes it. */
function headOf(clause: string): string {
  const [done] = clause.matchAll(finished)
  return done === undefined ? clause : clause.slice(0, done.index + done[0].length)
}

/** What is left before the first claim when general words are taken out; else the act, where it is a particular one. */
function thingOf(clause: string, all: boolean): string {
  const [done] = clause.matchAll(finished)
  if (done === undefined) return ''
  const named = clause.slice(0, done.index).replace(filler, '')
  const inside = done[0].replace(filler, '').replace(generalWords, '')
  return named !== '' ? named : all && new RegExp(`^${special}$`).test(inside) ? '' : inside
}

const generalWords = new RegExp(`${general}|${result}|搞定|搞掂|完事|齐活|[了啦咧嘞喽咯好行定利索过得]|ok`, 'gi')
