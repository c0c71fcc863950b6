// English sentences for the refusals a command can meet. The rules speak Chinese, because their words end in chats and
// papers; a refusal without a sentence here keeps its Chinese one behind its code.
import type { Refusal } from '../base/result.js'

const sentences: Record<string, string> = {
  'unknown-person': 'The registry does not know this userid; add the person with `registry import`.',
  'role-missing': 'This person lacks the role for it.',
  'same-person': 'The same person may not do both; ask another colleague.',
  'not-json': 'The registry file is not valid JSON; check its format.',
  'registry-invalid': 'The registry file has a fault; nothing was imported.',
  'no-circular': 'There is no such circular; see `circular list`.',
  'already-published': 'This circular is published already; nothing was changed.',
  'not-confirmed': 'Confirm the reading first with `circular confirm`.',
  'not-submitted': 'The circular has not been submitted for approval.',
  'open-points': 'Some points of the draft wait for a person.',
  'no-case': 'There is no case with this number.',
  'case-ended': 'This case is closed or withdrawn already.',
  'not-yours': 'This case belongs to another unit.',
  'nothing-to-review': 'The case has no reply waiting for review.',
  'nothing-asked': 'The case has no extension request waiting.',
  'nothing-disputed': 'The case has no dispute waiting.',
  'already-waiting': 'Something of this case waits for the office already.',
  'reason-missing': 'A reason is needed.',
  'reply-empty': 'Say what was done, for example: 已整改,栏目已更新.',
  'extension-late': 'The deadline has passed; an extension must be asked before it.',
  'extension-past': 'The asked day is not after today.',
  'extension-earlier': 'The asked day is not later than the present deadline.',
  'deadline-past': 'The new deadline has passed already.',
  'deadline-before-issue': 'The deadline lies before the issue date.',
  'no-task': 'There is no such task; see `task list`.',
  'task-done': 'This task is done already.',
  'no-talk': 'There is no such talk; see `talk list`.',
  'talk-state': 'The talk is in another state.',
  'schedule-past': 'The time of the talk has passed already.',
  'not-yet': 'The talk has not taken place yet.',
  'no-target': 'No case, unit or account of that name.',
  'nothing-open': 'Nothing is open there; no reminder is needed.',
  'left-alone': 'The unit answered by OA, phone or paper and is left alone.',
  'bad-day': 'Not a day of the form YYYY-MM-DD.',
  'bad-commitment': 'A commitment is written as TEXT@YYYY-MM-DD.',
  empty: 'The file is empty.',
  'too-large': 'The file is larger than 20 MiB.',
  'unsupported-kind': 'This kind of file is not supported yet.',
  'not-text': 'The file is not readable text.',
  secret: 'The paper bears a secrecy mark and is refused.',
  'no-file': 'The file cannot be read.',
  'not-supported': 'This kind of file is not supported yet.',
}

/** One English sentence with the Chinese detail behind it. */
export function englishOf(refusal: Refusal): string {
  const sentence = sentences[refusal.code]
  return sentence === undefined ? `Refused: ${refusal.code} (${refusal.message})` : `${sentence} (${refusal.message})`
}
