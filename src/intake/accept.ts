// Which files are taken at all, before anything is read: not empty, not over the size of contract §4.
import { refused, type Refusal } from '../base/result.js'

/** Largest circular file in bytes (contract §4). */
export const bytesMax = 20 * 1024 * 1024

/** A refusal for a file that is not taken whatever its kind, or null. */
export function refuseFile(bytes: Uint8Array): Refusal | null {
  if (bytes.length === 0) return refused('empty', '文件是空的,请检查后重新导出再导入。')
  if (bytes.length > bytesMax) return refused('too-large', '文件超过20MB,请只导入通报正文和附件。')
  return null
}
