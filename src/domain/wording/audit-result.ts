// What checking the audit chain found, in one sentence.
import type { ChainFault } from '../audit-chain.js'

const faultWords: Record<ChainFault['fault'], string> = {
  changed: '内容被改动',
  missing: '之前的记录缺失',
  reordered: '次序被打乱',
}

export interface CheckedChain {
  entries: number
  head: string
  fault: ChainFault | null
  /** Whether a head written down earlier is part of the chain; null = none was given. */
  containsHead: boolean | null
}

export const chainHolds = ({ fault, containsHead }: CheckedChain): boolean => fault === null && containsHead !== false

/** @param given the head written down earlier */
export function chainInWords({ entries, head, fault, containsHead }: CheckedChain, given: string | null): string {
  if (fault !== null) return `审计链在第${fault.seq}条处不成立(${faultWords[fault.fault]})。`
  if (containsHead === false) return `审计链里没有给出的链头${given ?? ''},可能被截短或替换。`
  return `审计链完整:${entries}条,链头${head}${containsHead === true ? ';给出的链头在链中' : ''}`
}
