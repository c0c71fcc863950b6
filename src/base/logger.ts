// The program's log: JSON lines on stderr. Callers log ids and codes only; the redaction below is the second lock.
import { pino, type Logger } from 'pino'

export type { Logger }

/** Creates the log; `level` as pino's (`silent` turns it off). */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: { paths: ['*.token', '*.secret', '*.phone', '*.name', 'token', 'secret'], censor: '…' },
    },
    pino.destination({ fd: 2, sync: true }),
  )
}
