// 为什么 of a talk's papers, and which of them are still to come: what the talk rests on, who decided it, which rule sends the
// paper. Papers of a talk follow a decision of the leader and are outside the budget (design §4).
import { dayOf, isoOf } from '../domain/day.js'
import { obligationKey } from '../domain/plan.js'
import { talkSteps } from '../domain/talk-plan.js'
import { instantInWords, ruleReason } from '../domain/wording/why-rule.js'
import { ruleInWords } from '../domain/wording/why.js'
import type { Tx } from '../store/db.js'
import { settledOf } from '../store/messages.js'
import { caseNosOf, openTalks, talkById, talkFactsOf, type TalkRow } from '../store/talks.js'
import type { Outlook } from './explain-coming.js'
import type { Naming } from './explain-people.js'
import type { MessageLine } from './message-line.js'

/** Why a paper of a talk left: the rule, the decision, and what the talk rests on; null if there is no such talk. */
export async function talkCause(
  tx: Tx,
  talkId: string,
  rules: readonly string[],
  { policies }: Pick<Outlook, 'policies'>,
  naming: Naming,
  now: Date,
): Promise<string | null> {
  const talk = await talkById(tx, talkId)
  if (talk === null) return null
  const said = rules.map((rule) => ruleReason(rule, policies.current))
  return [...said, decisionWords(talk, naming, now), `约谈依据:${talk.basis}`, '不计条数'].join(';')
}

function decisionWords(talk: TalkRow, naming: Naming, now: Date): string {
  const today = dayOf(now)
  const proposed = `${instantInWords(talk.proposedAt, today)}由${naming.actor(talk.proposedBy)}提出约谈${talk.unit.name}`
  if (talk.decidedBy === null || talk.decidedAt === null) return `${proposed},尚未决定`
  return `${proposed},${instantInWords(talk.decidedAt, today)}由${naming.actor(talk.decidedBy)}决定`
}

/** The next paper of each rule of every open talk, if nobody acts. `unitIds` null = all units. */
export async function comingPapers(
  tx: Tx,
  outlook: Outlook,
  unitIds: readonly string[] | null,
  forThem: (userid: string) => boolean,
  naming: Naming,
): Promise<MessageLine[]> {
  const { input, contexts, policies } = outlook
  const talks = (await openTalks(tx)).filter((talk) => unitIds === null || unitIds.includes(talk.unitId))
  const settled = await settledOf(
    tx,
    talks.map((talk) => talk.id),
  )
  return talks.flatMap((talk) => {
    const facts = talkFactsOf(talk)
    const behind = {
      unitId: talk.unitId,
      supervisorId: facts.entrustedTo,
      officer: contexts.officerOf(talk.circularId),
    }
    const seen = new Set<string>()
    return talkSteps(facts, policies.current, input.calendar).flatMap((step) => {
      if (step.act !== 'push') return []
      return input.directory.resolve(step.to, behind).flatMap((userid) => {
        const key = obligationKey(talk.id, step, userid)
        // A weekly question is told once: the next one.
        if (!forThem(userid) || settled.has(key) || seen.has(`${step.rule} ${userid}`)) return []
        seen.add(`${step.rule} ${userid}`)
        return [
          {
            id: naming.key(key, behind),
            at: isoOf(step.dueAt),
            to: naming.userid(userid),
            who: naming.whole(userid, behind),
            kind: 'paper',
            rules: [step.rule],
            name: ruleInWords(step.rule),
            caseNos: caseNosOf(talk),
            state: 'coming',
            ended: '届时没有新的办理则发出',
          },
        ]
      })
    })
  })
}
