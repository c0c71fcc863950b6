// Refusals that readers of formats share, and the guard around their libraries: what a library throws on a broken file is
// a refusal with a sentence, never an exception of ours.
import { refused, type Refusal, type Result } from '../../base/result.js'

export const damaged = refused('damaged', '文件已损坏或不完整,打不开;请在办公软件中确认能打开后重新保存,再导入。')
export const encrypted = refused('encrypted', '文件设有密码或已加密,无法读取;请取消密码后另存一份再导入。')
export const withMacros = refused(
  'has-macros',
  '文件带有宏,不予读取;请另存为不带宏的 .docx(文字)或 .xlsx(表格)后再导入。',
)

/** A file beyond a limit; `what` names the limit (`表格超过256列`). */
export const beyond = (what: string): Refusal =>
  refused('too-much', `${what},超出可读取的范围;请删去无关内容或拆分后再导入。`)

/** Thrown inside a reader to end it with a refusal; `guarded` turns it back into the value. */
export class Unreadable extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/** Runs a reader; whatever a library throws about the file means that the file is damaged. */
export async function guarded<T>(read: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await read()
  } catch (error) {
    return error instanceof Unreadable ? error.refusal : damaged
  }
}
