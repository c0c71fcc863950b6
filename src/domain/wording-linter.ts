// Words no paper or message of an office may use, whoever wrote them: the rules against 指尖上的形式主义 (domain.md §8,
// design.md §4). Each refusal names the rule it rests on. A sentence that forbids such a thing (不得…) says nothing wrong.

export interface WordObjection {
  /** Short stable name of the rule that is broken. */
  rule: 'instant-reply' | 'ranking' | 'at-all' | 'screenshots' | 'read-tracking' | 'reply-chain'
  /** One sentence: which words, and what stands against them. */
  message: string
}

interface WordRule {
  rule: WordObjection['rule']
  words: RegExp
  /** Completes “…”,: what stands against it, and what to write instead. */
  against: string
}

const rules: readonly WordRule[] = [
  {
    rule: 'reply-chain',
    words:
      /(?:收到|看到|阅后|已阅)[^。;；\n]{0,4}(?:请|务必|及时|均|都|须|要)[^。;；\n]{0,6}(?:回复|回“?收到|回1|接龙)|接龙回复|回复“?收到”?/g,
    against: '属于在群里接龙、强制回复,签收一次即可(整治“指尖上的形式主义”的要求)。',
  },
  {
    rule: 'instant-reply',
    words:
      /(?:立即|即时|马上|立刻|实时|第一时间)[^。,，;；\n]{0,4}(?:回复|答复|响应|反馈|回应)|(?:\d+|[一二两三四五六七八九十]+|半)(?:个)?(?:分钟|小时)(?:之)?内[^。,，;；\n]{0,6}(?:回复|答复|响应|反馈)/g,
    against: '属于强制即时响应,应写明以工作日计的期限(整治“指尖上的形式主义”的要求)。',
  },
  {
    rule: 'ranking',
    words: /排\s*名(?!称|单)|(?:通报|整改|得分|成绩|进度)[^。,，;；\n]{0,4}排\s*序|红\s*黑\s*榜|末位|积\s*分\s*榜/g,
    against: '属于给单位排次序,不得以此考核(整治“指尖上的形式主义”的要求)。',
  },
  { rule: 'at-all', words: /[@＠]\s*(?:所有人|全体(?:成员)?)/g, against: '属于打扰无关的人,只告知责任单位的联系人。' },
  {
    rule: 'screenshots',
    words:
      /(?:逐项|逐条|逐一|每项|全部|均须?|必须|务必)[^。,，;；\n]{0,8}截[图屏]|截[图屏][^。,，;；\n]{0,4}(?:上传|上报|报送|留痕|打卡)|上传[^。,，;；\n]{0,6}截[图屏]/g,
    against: '属于过度留痕;页面能公开查看的不要求截图(整治“指尖上的形式主义”的要求)。',
  },
  {
    rule: 'read-tracking',
    words: /已读\s*[、和/与]?\s*未读|(?:统计|查看|通报|公布)[^。,，;；\n]{0,6}(?:已读|未读|阅读情况|在线时长)/g,
    against: '属于跟踪阅读,以留痕代替实效(整治“指尖上的形式主义”的要求)。',
  },
]

/** Words before that turn a demand into its prohibition: `不得要求…`. */
const forbids =
  /(?:不(?:得|能|要|再|必|用|强制|允许|许|对|予|作|搞|进行)|无需|无须|严禁|禁止|杜绝|避免|防止|整治|取消)[^。;；\n]{0,10}$|不$/

/** Everything in a text that may not be asked of people; empty = it may be used. */
export function lintWords(text: string): WordObjection[] {
  return rules.flatMap(({ rule, words, against }) => {
    const found = [...text.matchAll(words)].filter((match) => !forbids.test(text.slice(0, match.index)))
    const said = [...new Set(found.map((match) => match[0].replaceAll(/\s+/g, '')))]
    return said.map((one) => ({ rule, message: `“${one}”${against}` }))
  })
}
