// Numbers as people type them: 12, 十二, 二十, 两. Shared by the readings of references and of days.

/** A number up to 999 in digits, or up to 99 in Chinese; to be built into larger patterns. */
export const numeral = '(?:\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])'

const digits = '一二三四五六七八九'

/** `12`, `十二`, `二十`, `两`; 0 where a character is no numeral. */
export function valueOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const one = (character: string | undefined): number => (character === '两' ? 2 : digits.indexOf(character ?? '') + 1)
  const [tens, ones] = text.split('十')
  if (ones === undefined) return one(text)
  return (tens === '' ? 1 : one(tens)) * 10 + (ones === '' ? 0 : one(ones))
}
