// Answers to which circular, which cases, which day, 是 or 不. Each has a form; what has not that form and says something of
// its own is no answer: the question is dropped and the text heard for what it says.
import { dayOf } from '../../domain/day.js'
import { dayWordsIn } from '../../domain/reading-dates.js'
import { valueOf } from '../../domain/reading-numerals.js'
import { plainText } from '../../domain/reading-plain.js'
import { mentionsIn } from '../../domain/reading-references.js'
import { type CaseIntent, dayAnswered, readText } from '../../domain/reading.js'
import type { Actor } from '../../domain/roles.js'
import { answer } from '../../outbox/enqueue.js'
import { casesByNos } from '../../store/cases.js'
import { askQuestion, type Question } from '../../store/chats.js'
import type { Tx } from '../../store/db.js'
import type { FlowContext } from '../context.js'
import { askBack } from './ask-back.js'
import { act, handIn } from './carry-out.js'
import { namedIn, reachCases } from './reach.js'

type Asked<K extends Question['kind']> = Extract<Question, { kind: K }>

/** An offer older than this is not what 好的 answers, ms. */
const offerMs = 2 * 3_600_000

/** Whether the text says something by itself, so that it need not be an answer. */
const saysMore = (said: string, now: Date): boolean => {
  const { kind } = readText(said, dayOf(now))
  return kind !== 'unclear' && kind !== 'courtesy'
}

/** What was said of cases before the question, read again. */
function caseIntentOf(text: string, now: Date): CaseIntent | null {
  const intent = readText(text, dayOf(now))
  switch (intent.kind) {
    case 'reply':
    case 'extension':
    case 'dispute':
    case 'block':
    case 'acknowledge':
    case 'offer':
    case 'not-fixed':
    case 'why':
      return intent
    default:
      return null
  }
}

/** 第2项, 2号, 2, 两个中的后一个 … as numbers 1, 2, 3; empty where none is named. */
function numbersAnswered(said: string): number[] {
  const plain = plainText(said)
  const alone = /^第?\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*[号项个份条]?[。,!]*$/.exec(plain)?.[1]
  if (alone !== undefined) return [valueOf(alone)]
  return mentionsIn(plain).flatMap(({ ref }) => (ref.kind === 'numbers' ? ref.numbers : []))
}

const everything = /^(?:是?全部|都是?|全都?|所有|两个都|两份都|两项都)(?:的|都?是|已?整改(?:了|完成)?|好了)?[。!]*$/

/** True if the text was the answer (and was answered). */
export async function onWhichCircular(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  { text, circularIds }: Asked<'which-circular'>,
  said: string,
  now: Date,
): Promise<boolean> {
  const circulars = await tx.circular.findMany({ where: { id: { in: circularIds } }, select: { id: true, code: true } })
  // The longest code first: W24Q3B contains W24Q3.
  const upper = plainText(said).toUpperCase()
  const byCode = circulars.sort((a, b) => b.code.length - a.code.length).find(({ code }) => upper.includes(code))
  const coded = byCode !== undefined && !/-\s*\d/.test(upper.slice(upper.indexOf(byCode.code)))
  const chosen = everything.test(plainText(said))
    ? circularIds
    : coded
      ? [byCode.id]
      : saysMore(said, now)
        ? []
        : numbersAnswered(said).flatMap((number) => circularIds[number - 1] ?? [])
  if (chosen.length === 0 && saysMore(said, now)) return false
  if (chosen.length === 0) {
    const text = `请回复序号(1到${circularIds.length}),或“全部”;不办了请回“取消”。`
    await answer(tx, actor.userid, text, now)
    return true
  }
  await askQuestion(tx, actor.userid, null, now)
  const intent = caseIntentOf(text, now)
  if (intent === null) await answer(tx, actor.userid, '刚才的话没有看懂,请再说一遍。', now)
  else await onChosen(tx, context, actor, intent, text, chosen, now)
  return true
}

/** Inside the chosen circulars the words are looked up anew; several chosen are meant together. */
async function onChosen(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  intent: CaseIntent,
  text: string,
  circularIds: readonly string[],
  now: Date,
): Promise<void> {
  const nos: string[] = []
  for (const id of circularIds) {
    const reached = await reachCases(tx, actor, intent.ref, text, [id])
    if (reached.kind === 'cases') nos.push(...reached.nos)
    else if (reached.kind !== 'none' || circularIds.length === 1)
      return await answer(tx, actor.userid, await askBack(tx, context, actor, reached, text, now), now)
  }
  const words = nos.length === 0 ? '这份通报没有您单位未办结的事项。' : await act(tx, context, actor, intent, nos, now)
  await answer(tx, actor.userid, words, now)
}

/** True if the text was the answer (and was answered). */
export async function onWhichCases(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  { text, nos }: Asked<'which-cases'>,
  said: string,
  now: Date,
): Promise<boolean> {
  const say = (words: string): Promise<void> => answer(tx, actor.userid, words, now)
  const numbers = numbersAnswered(said)
  const outside = numbers.find((number) => nos[number - 1] === undefined)
  if (outside !== undefined) {
    await say(`没有第${outside}项(共${nos.length}项),请再回复一次序号;都是请回“全部”,不办了请回“取消”。`)
    return true
  }
  const rows = await casesByNos(tx, nos)
  const cases = mentionsIn(plainText(said)).flatMap(({ ref }) => (ref.kind === 'cases' ? ref.nos : []))
  const chosen = everything.test(plainText(said))
    ? nos
    : numbers.length > 0
      ? numbers.flatMap((number) => nos[number - 1] ?? [])
      : cases.length > 0
        ? cases
        : namedIn(said, { meant: rows, mine: [] }).map((row) => row.no)
  if (saysMore(said, now) || (chosen.length === 0 && said.length > 20)) return false
  if (chosen.length === 0) {
    await say(`请回复序号(1到${nos.length});都是请回“全部”,不办了请回“取消”。`)
    return true
  }
  await askQuestion(tx, actor.userid, null, now)
  const intent = caseIntentOf(text, now)
  await say(intent === null ? '刚才的话没有看懂,请再说一遍。' : await act(tx, context, actor, intent, chosen, now))
  return true
}

/** True if the text was the answer (and was answered). */
export async function onExtensionDay(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  { nos, reason }: Asked<'extension-day'>,
  said: string,
  now: Date,
): Promise<boolean> {
  const until = dayAnswered(said, dayOf(now))
  const words = dayWordsIn(plainText(said))
  const own = readText(said, dayOf(now)).kind
  if (own === 'reply' || own === 'dispute' || own === 'several' || (until === null && saysMore(said, now))) return false
  if (until === null) {
    const wrong = words === null ? '没有看懂日期' : `日历上没有${words}`
    await answer(tx, actor.userid, `${wrong},请这样回复:9月20日。不申请了请回“取消”。`, now)
    return true
  }
  await askQuestion(tx, actor.userid, null, now)
  await answer(
    tx,
    actor.userid,
    await handIn(context, actor.userid, { kind: 'extension', until, reason }, nos, now),
    now,
  )
  return true
}

const yes =
  /^(?:嗯+|好|对|是|行|可以|没错)?[,，\s]*(?:是的?|对的?|好的?|嗯+|行|可以|确认|确定|申请|提交|需要|要的?|没错|ok)(?:吧|了|哈|啊)?[,，。!~\s]*$/i
const no = /^(?:不|不了|不用了?|不需要|不申请|不要|否|不是|没有|先不|暂不|不延期?|不用延期?)[了吧,，。!~\s]*$/

/** True if the text was the answer (and was answered). */
export async function onOffer(
  tx: Tx,
  context: FlowContext,
  actor: Actor,
  { of, nos }: Asked<'offer'>,
  askedAt: Date | null,
  said: string,
  now: Date,
): Promise<boolean> {
  if (askedAt === null || now.getTime() - askedAt.getTime() > offerMs) return false
  const plain = plainText(said)
  const agreed = yes.test(plain)
  if (!agreed && !no.test(plain)) return false
  await askQuestion(tx, actor.userid, null, now)
  const words = agreed ? await handIn(context, actor.userid, of, nos, now) : '好的,没有提交。'
  await answer(tx, actor.userid, words, now)
  return true
}
