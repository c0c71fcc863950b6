// Whether words tell a fault at all, known indicator or not. Used where a section already says that problems follow; it
// never decides which indicator a problem is.
import { type Indicator, matchIndicator } from './indicators.js'

const plainFault =
  /未(?!来)|不(?![断同少仅合]|熟悉|了解|善于)|没有|无(?![人论障]|人机)|缺|错|漏|滞后|丢失|随意|重复|抄袭|空白|隐患|风险|僵尸|断更|超期|逾期|迟|泄露|失效|才(?:更新|发布)|薄弱|偏低|较低|下降|单一|混乱|为零|误(?![差区工])|损坏|闲置|故障|老旧|误写|写成|敷衍|违规|擅自|私自|关闭|为0|广告|无关|同质化|搬运|雷同|矛盾|停机|空号|过期|旧(?:政策|版|数据|闻)/

/** Words of an indicator (certain or one of several), or a fault in plain words. */
export function tellsFault(words: string, subjects: Indicator['subject'][]): boolean {
  return isProblem(words, subjects) || plainFault.test(words)
}

/** Words of a known indicator, certain or one of several. */
export function isProblem(words: string, subjects: Indicator['subject'][] = ['website', 'new-media']): boolean {
  const { indicator, candidates } = matchIndicator(words, subjects)
  return indicator !== null || candidates.length > 0
}
