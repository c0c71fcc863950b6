// Files a command writes appear whole or not at all, so that nobody opens or mails half of one.
import { open, rename, rm } from 'node:fs/promises'
import { newId } from '../base/ids.js'
import { CommandFailed, type Terminal } from './terminal.js'

/**
 * Beside the target first, on disk, then renamed over it: a crash or a full disk leaves the old file.
 * @param before what has to be done before the file appears, once it is sure that it can be written
 * @throws what the file system says (no folder, no permission, disk full); `file` is then as it was before
 */
export async function writeWhole(file: string, content: Uint8Array, before?: () => Promise<void>): Promise<void> {
  const part = `${file}.${newId()}.part`
  try {
    const handle = await open(part, 'wx')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await before?.()
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/** Writes, or ends the command with one sentence that names what could not be written, and where. */
export const writeReporting = (
  terminal: Terminal,
  zh: string,
  en: string,
  file: string,
  content: Uint8Array,
  before?: () => Promise<void>,
): Promise<void> =>
  writeWhole(file, content, before).catch((error: unknown) => {
    throw notWritten(terminal, zh, en, file, error)
  })

/** A file that cannot be written is the user's to mend, in one sentence; anything else is a fault of ours. */
export function notWritten(terminal: Terminal, zh: string, en: string, file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null
  if (code === null) return error
  const sentence = `${zh}写不到“${file}”(${code}),请检查文件夹是否存在、能否写入。`
  return new CommandFailed(terminal.locale === 'zh' ? sentence : `Cannot write ${en} to ${file} (${code}).`)
}
