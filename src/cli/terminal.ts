// How commands speak: Chinese when LANG begins with zh, else English; one JSON value with --json; honest exit codes.
import type { Refusal, Result } from '../base/result.js'
import { englishOf } from './english.js'

export interface Terminal {
  locale: 'zh' | 'en'
  json: boolean
  /** A line on stdout (nothing with --json). */
  line(zh: string, en?: string): void
  /** The one JSON value on stdout; only with --json. */
  value(value: unknown): void
}

/** Ends a command with exit 1 and one sentence on stderr. */
export class CommandFailed extends Error {}

export function createTerminal(locale: 'zh' | 'en', json: boolean): Terminal {
  return {
    locale,
    json,
    line(zh, en) {
      if (!json) process.stdout.write(`${locale === 'zh' ? zh : (en ?? zh)}\n`)
    },
    value(value) {
      if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
    },
  }
}

/** The sentence of a refusal in the terminal's language. */
export const sentenceOf = (refusal: Refusal, locale: 'zh' | 'en'): string =>
  locale === 'zh' ? refusal.message : englishOf(refusal)

/** The value of a result, or the end of the command. */
export function valueOf<T>(result: Result<T>, locale: 'zh' | 'en'): T {
  if (!result.ok) throw new CommandFailed(sentenceOf(result, locale))
  return result.value
}
