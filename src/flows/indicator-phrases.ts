// The office teaches the reading how its circulars name an indicator. A phrase belongs to one indicator; circulars read from
// then on are read with it, drafts read before stay as they were read.
import { done, type Result, refused } from '../base/result.js'
import { may } from '../domain/roles.js'
import { appendAudit } from '../store/audit.js'
import type { Tx } from '../store/db.js'
import { addPhrase, officePhrases, removePhrase } from '../store/indicator-phrases.js'
import { actorOf } from '../store/registry.js'
import { attempt, type FlowContext, mustHold } from './context.js'

export interface PhraseChange {
  code: string
  phrase: string
  by: string
}

const [phraseMin, phraseMax] = [2, 40]

/** @param codes codes of all indicators */
export async function addIndicatorPhrase(
  context: FlowContext,
  change: PhraseChange,
  codes: ReadonlySet<string>,
  now: Date,
): Promise<Result<PhraseChange>> {
  const phrase = change.phrase.normalize('NFKC').trim()
  const { code, by } = change
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, by, now), 'prepare-circular'))
    if (!codes.has(code)) return refused('unknown-indicator', `没有代码为“${code}”的指标,可用 indicator list 查看。`)
    if (phrase.length < phraseMin || phrase.length > phraseMax)
      return refused('bad-phrase', `短语要有${phraseMin}到${phraseMax}个字。`)
    const other = (await officePhrases(tx)).find((one) => one.phrase === phrase)
    if (other?.code === code) return refused('phrase-known', `指标${code}已有短语“${phrase}”。`)
    if (other !== undefined) return refused('phrase-known', `短语“${phrase}”已属于指标${other.code},请先移除。`)
    await addPhrase(tx, { code, phrase, addedBy: by, addedAt: now })
    await audited(tx, context, { code, phrase, by }, 'phrase-added', now)
    return done({ code, phrase, by })
  })
}

export async function removeIndicatorPhrase(
  context: FlowContext,
  change: PhraseChange,
  now: Date,
): Promise<Result<PhraseChange>> {
  const phrase = change.phrase.normalize('NFKC').trim()
  return await attempt(context.store, async (tx) => {
    mustHold(may(await actorOf(tx, change.by, now), 'prepare-circular'))
    if (!(await removePhrase(tx, change.code, phrase)))
      return refused('no-phrase', `指标${change.code}没有由本办公室添加的短语“${phrase}”。`)
    await audited(tx, context, { ...change, phrase }, 'phrase-removed', now)
    return done({ ...change, phrase })
  })
}

async function audited(tx: Tx, context: FlowContext, change: PhraseChange, act: string, now: Date): Promise<void> {
  const { by: actor, code, phrase } = change
  await appendAudit(tx, [{ at: now, actor, osUser: context.osUser, act, subject: code, details: { phrase } }])
}
