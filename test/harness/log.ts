// A logger that keeps what it is told: an error in the log fails the story unless the story expected it.
import { pino } from 'pino'
import type { Logger } from '../../src/base/logger.js'

export interface LogLine {
  level: number
  msg: string
  [key: string]: unknown
}

export function keptLog(): { logger: Logger; lines: LogLine[] } {
  const lines: LogLine[] = []
  const logger = pino(
    { level: 'warn', base: null },
    { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) },
  )
  return { logger, lines }
}

/** pino's level of errors. */
export const errorLevel = 50
