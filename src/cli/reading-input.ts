// Reading files and days from the command line, with a clear sentence for what is wrong with them.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { done, type Result, refused } from '../base/result.js'
import { type Day, dayFrom } from '../domain/day.js'

/** The bytes of a file; `-` is standard input. */
export async function readInput(path: string): Promise<Result<{ bytes: Uint8Array; fileName: string }>> {
  if (path === '-') {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
    return done({ bytes: Buffer.concat(chunks), fileName: 'stdin.txt' })
  }
  try {
    return done({ bytes: await readFile(path), fileName: basename(path) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    return refused('no-file', `读不到文件“${path}”(${code}),请检查路径。`)
  }
}

/** A day of the form YYYY-MM-DD that exists. */
export function readDay(text: string): Result<Day> {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  const day = year === undefined ? null : dayFrom(Number(year), Number(month), Number(date))
  return day === null ? refused('bad-day', `“${text}”不是YYYY-MM-DD形式的日期。`) : done(day)
}
