// A text as the rules read it: one width, one kind of space, ①② as list numbers, no emoji, the commonest slips of the
// keyboard mended. Only the reading is mended; what goes to the office is what the person wrote.

const rings = /[①-⑳](?:[、,,和及与\s]*[①-⑳])*/g
const keycaps = /(\d)\uFE0F?\u20E3/g
const faces =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D]|\[(?:微笑|强|抱拳|OK|握手|玫瑰|赞|胜利|愉快|呲牙|好的|拳头|鼓掌|合十|加油|心|哭|流泪|捂脸)\]/gu

/** 己整改, 以整改, 已径: the input method's neighbours of 已. */
const slips: [RegExp, string][] = [
  [/[己巳](?=经|整|完成|修|注销|处理|改|更|删|恢复|解决|办|弄|搞|签收|收到|落实|全部|关停|按)/g, '已'],
  [
    /(?<![所可用得难予加何是])以(?=整改(?!为|作|促|来|的)|经整|经改|经完成|完成(?:了|整改|$|[,。!])|注销|修复(?!为)|办结|弄好|改好|处理(?:完|好)|删除|签收)/g,
    '已',
  ],
  [/(?:己|以)经|已径|已京/g, '已经'],
  [/整该|整概/g, '整改'],
  [/注消/g, '注销'],
]

/** The text as the rules read it. */
export function plainText(raw: string): string {
  const ringed = raw.replace(
    rings,
    (run) =>
      `第${[...run]
        .filter((one) => one >= '①' && one <= '⑳')
        .map((one) => one.charCodeAt(0) - 0x245f)
        .join('、')}项`,
  )
  const plain = ringed
    .replace(keycaps, '第$1项')
    .replace(faces, ' ')
    .normalize('NFKC')
    .replace(/[~〜…]+(?=$|[\s,。!])/g, '')
    .replace(/([。!?,;])[。!?,;.]+/g, (_, first: string) => first)
    .replace(/[ \t\u3000]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
  return slips.reduce((text, [slip, meant]) => text.replace(slip, meant), plain)
}

/** Without the dangling marks that are left where words were cut out. */
export const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,，、。.:;()]+/, '')
    .trim()
