// Case numbers: short, spoken on the phone, never reused (`B24Q3-017`): first letter of the issuing office's name,
// year and period of the circular, running number.
import { pinyin } from 'pinyin-pro'
import type { Day } from './day.js'
import type { Period } from './draft.js'

/** The prefix a circular's cases would bear; `taken` prefixes get a letter behind (`B24Q3B`). */
export function circularCode(
  circular: { issuingOrg: string | null; period: Period | null; issuedOn: Day },
  taken: ReadonlySet<string>,
): string {
  const [, yy = '00', mm = '01'] = /^\d\d(\d\d)-(\d\d)/.exec(circular.issuedOn) ?? []
  const initial = pinyin(circular.issuingOrg?.[0] ?? '', { pattern: 'first', toneType: 'none' }).toUpperCase()
  const letter = /^[A-Z]$/.test(initial) ? initial : 'X'
  const { period } = circular
  const year = period === null ? yy : String(period.year).slice(2)
  const part =
    period?.quarter !== undefined
      ? `Q${period.quarter}`
      : period?.month !== undefined
        ? `M${String(period.month).padStart(2, '0')}`
        : period?.half !== undefined
          ? `H${period.half}`
          : `D${mm}`
  const code = `${letter}${year}${part}`
  if (!taken.has(code)) return code
  for (let suffix = 66; suffix <= 90; suffix++) {
    const next = `${code}${String.fromCharCode(suffix)}`
    if (!taken.has(next)) return next
  }
  throw new Error(`no case number prefix left for ${code}`)
}

/** `B24Q3-017`. */
export const caseNumber = (code: string, seq: number): string => `${code}-${String(seq).padStart(3, '0')}`
