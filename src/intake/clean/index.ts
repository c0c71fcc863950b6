// The cleaning stage: decoded text in, clean text out, every character mapped to its origin. The order matters: slips
// are undone on the page's own characters, notes go before conversion, and words are mended in simplified text.
import { type MappedText, mapped } from '../mapped-text.js'
import { dropPinyin, mendWords, plainLetters, simplifyMapped } from './letters.js'
import { undoSlips } from './slips.js'

/** Cleans decoded text; never throws, never changes the order of what stands there. */
export function clean(decoded: string): MappedText {
  const plain = plainLetters(mapped(decoded))
  return mendWords(simplifyMapped(dropPinyin(undoSlips(plain))))
}
