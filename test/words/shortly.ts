// A reading in one short line, so that a table of utterances can be read by eye: what is meant, of which cases, until when.
import { type Intent, readText, type Reference } from '../../src/domain/reading.js'

/** Monday 2 September 2024. */
export const today = '2024-09-02'

function ofWhich(ref: Reference): string {
  switch (ref.kind) {
    case 'numbers':
      return ref.numbers.join(',')
    case 'all-but':
      return `all but ${ref.numbers.join(',')}`
    case 'cases':
      return ref.nos.join(',')
    case 'endings':
      return `…${ref.endings.join(',')}`
    case 'place':
      return `${ref.end} ${ref.count}`
    case 'count':
      return `all ${ref.count}`
    default:
      return ref.kind
  }
}

/** `reply 1,3` · `extension 2 2024-09-30` · `not-fixed unsaid` · `question` · `reply 1 | not-fixed 2 2024-09-30` */
export function shortly(intent: Intent): string {
  if (intent.kind === 'several') return intent.parts.map(shortly).join(' | ')
  if (intent.kind === 'unclear') return intent.why
  if (intent.kind === 'no-such-day') return `no such day ${intent.words}`
  if (intent.kind === 'offer')
    return `offer ${intent.of.kind} ${ofWhich(intent.ref)}${'until' in intent.of ? ` ${intent.of.until}` : ''}`
  const which = 'ref' in intent ? ` ${ofWhich(intent.ref)}` : ''
  const until = 'until' in intent && typeof intent.until === 'string' ? ` ${intent.until}` : ''
  return `${intent.kind}${which}${until}`
}

export const readShortly = (text: string): string => shortly(readText(text, today))
