// Letter-level cleaning: blanks, full-width digits and letters, pinyin notes, traditional characters, words spun by
// synonym machines. Every step keeps the map to the original; names keep their own characters (domain.md §12).
import { Converter } from 'opencc-js/t2cn'
import { type MappedText, replaceMapped, retext } from '../mapped-text.js'

let converter: ((text: string) => string) | null = null
/** Traditional to simplified, with the word list that knows 乾縣 from 乾. */
export function simplify(text: string): string {
  const convert = converter ?? Converter({ from: 't', to: 'cn' })
  converter = convert
  return convert(text)
}

/** Share of changed characters from which a text counts as traditional. A stray rare name in a simplified text stays. */
const traditionalShare = 0.01

/** Characters a simplified text may carry too, in names and in words of their own. */
const alsoSimplified = '乾著藉夥瞭餘麽'

/** Share within one line from which that line is converted even in a text that is simplified elsewhere. */
const lineShare = 0.1

/** Converts traditional text character by character; a simplified one (names such as 乾县 in it) is left alone. */
export function simplifyMapped(input: MappedText): MappedText {
  const whole = simplify(input.text)
  if (whole === input.text) return input
  const traditional = whole.length !== input.text.length || changedShare(input.text, whole) >= traditionalShare
  if (traditional && whole.length === input.text.length) return retext(input, whole)
  const lines = input.text.split('\n').map((line) => {
    const converted = simplifyLine(line)
    return traditional || changedShare(line, converted) >= lineShare ? converted : line
  })
  return retext(input, lines.join('\n'))
}

function simplifyLine(line: string): string {
  const converted = simplify(line)
  if (converted.length === line.length) return converted
  return Array.from(line, (char) => {
    const one = simplify(char)
    return one.length === char.length ? one : char
  }).join('')
}

function changedShare(before: string, after: string): number {
  let han = 0
  let changed = 0
  for (let i = 0; i < before.length; i++) {
    if (!/[\u4e00-\u9fff]/.test(before[i] ?? '')) continue
    han++
    if (before[i] !== after[i] && !alsoSimplified.includes(before[i] ?? '')) changed++
  }
  return han === 0 ? 0 : changed / han
}

const tones = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü'
const toned = new RegExp(`[\\u3400-\\u9fff]\\([a-z${tones}ńňǹ]{1,7}\\)`, 'g')
const note = new RegExp(`(?<=[\\u3400-\\u9fff])\\([a-z${tones}ńňǹ]{1,7}\\)`, 'g')

/** Removes pinyin notes as in `務(wù)`. Toneless ones go only where the page carries many, or `(app)` would be lost. */
export function dropPinyin(input: MappedText): MappedText {
  const hasTone = new RegExp(`[${tones}]`)
  const many = [...input.text.matchAll(toned)].filter((match) => hasTone.test(match[0])).length >= 3
  return replaceMapped(input, note, (match) => (many || hasTone.test(match[0]) ? '' : null))
}

/** Character names of web pages that a copied text keeps. */
const entities: Record<string, string> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  mdash: '—',
  hellip: '…',
  lt: '<',
  gt: '>',
  amp: '&',
}

/** Line ends to `\n`, odd blanks to spaces, invisible signs out, full-width digits and letters to half width. */
export function plainLetters(input: MappedText): MappedText {
  const named = replaceMapped(
    input,
    /&(nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|middot|mdash|hellip|lt|gt|amp);/g,
    (match) => entities[match[1] ?? ''] ?? null,
  )
  const breaks = replaceMapped(named, /\r\n?|\u2028|\u2029|\f|\v/g, () => '\n')
  const unseen = replaceMapped(breaks, /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\ufffc]+/g, () => '')
  return retext(
    unseen,
    unseen.text
      .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
      .replace(/[０-９Ａ-Ｚａ-ｚ％．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)),
  )
}

/** Words a synonym machine put in place of the plain ones. Only those that mean nothing else are undone. */
const spun: [RegExp, string][] = [
  [/东说念主民/g, '人民'],
  [/东说念主/g, '人'],
]

/** Words such machines also use, undone only on a page that shows one of the above: elsewhere they are plain words. */
const spunToo: [RegExp, string][] = [
  [/干系/g, '有关'],
  [/条款/g, '要求'],
  [/题目/g, '问题'],
  [/(?:搜检|查抄)/g, '检查'],
  [/转达/g, '通报'],
  [/账户/g, '账号'],
]

/** Undoes spun words, doubled signs (`,,`, `一,、`) and random symbols between characters. */
export function mendWords(input: MappedText): MappedText {
  let out = input
  const isSpun = spun.some(([pattern]) => out.text.search(pattern) >= 0)
  for (const [pattern, word] of isSpun ? [...spun, ...spunToo] : []) out = replaceMapped(out, pattern, () => word)
  out = replaceMapped(out, /[,，]+(?=[,，、。;；:：])/g, () => '')
  out = replaceMapped(out, /([。、；：])\1+/g, (match) => match[1] ?? '')
  return replaceMapped(out, /[卐卍︼︻々]+/g, () => '')
}

/** Folds a text sign by sign to one form of punctuation, so that recognisers need only one. Same length. */
export function fold(text: string): string {
  return text.replace(/[，：；（）！？｜〔〕【】［］﹝﹞❲❳—–－「」『』﹐﹕﹔＂、~～]/g, (sign) => folded[sign] ?? sign)
}

const folded: Record<string, string> = {
  '，': ',',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
  '！': '!',
  '？': '?',
  '｜': '|',
  '〔': '[',
  '〕': ']',
  '【': '[',
  '】': ']',
  '［': '[',
  '﹝': '[',
  '﹞': ']',
  '❲': '[',
  '❳': ']',
  '］': ']',
  '—': '-',
  '–': '-',
  '－': '-',
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
  '﹐': ',',
  '﹕': ':',
  '﹔': ';',
  '～': '~',
}
