// Uploads handed in with a reply or a request: exactly those that were named. A piece that is not there any more ends the
// whole submission, since the words may speak of it.
import { done, type Result, refused } from '../base/result.js'
import { evidencePerSubmission } from '../domain/evidence-files.js'
import type { Tx } from '../store/db.js'
import { toJson } from '../store/json.js'
import { adoptNamed } from '../store/submissions.js'

export async function handInEvidence(
  tx: Tx,
  by: string,
  ids: readonly string[],
  submissionId: string,
  nos: readonly string[],
): Promise<Result<null>> {
  if (ids.length === 0) return done(null)
  if (ids.length > evidencePerSubmission)
    return refused('too-many', `一次最多附${evidencePerSubmission}份佐证,请删去一些再提交。`)
  return (await adoptNamed(tx, by, ids, submissionId, toJson(nos)))
    ? done(null)
    : refused('evidence-gone', '有佐证已不在(可能已随别的反馈提交或已删除),本次没有提交;请重新选择佐证后再提交。')
}
