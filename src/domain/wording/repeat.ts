// Why an earlier finding is offered as a repeat, in words for the person who decides: both sides as they were printed,
// and what speaks for it.
import type { Circulated } from '../repeat.js'
import type { Offer, OfferReason } from '../repeat-offers.js'

const reasons: Record<OfferReason, string> = {
  'near-name': '账号名称只差一字,问题相同,可能是同一账号',
  'near-reopened': '名称相近的账号此前已注销,可能是注销后重新开设',
  'unclear-account': '往期没有写明是哪一个同名账号,问题相同',
  'near-words': '同一账号,问题文字相近,但未归入同一指标',
  'same-unit': '同一单位的另一账号或网站,问题相同',
}

/** `2024年第一季度通报(W24Q1-003)“望川水务”监测时间点前2周内无更新:…` */
export function offerInWords(one: Pick<Circulated, 'account'>, { link, reason, earlier }: Offer): string {
  const { ref, circular } = link
  const where = ref === circular ? circular : `${circular}(${ref})`
  const whom = (account: string | null): string => (account === null ? '' : `“${account}”`)
  const other = earlier.account === one.account ? '' : whom(earlier.account)
  return `${where}${other}“${earlier.problem}”:${reasons[reason]}。`
}

/** One task for all offers of one act. @param cause what was done: `W24Q3下发`, `名册更新` */
export const offersTask = (cause: string, offers: number, cases: number): string =>
  `${cause}后,有${cases}项与往期问题可能重复,共${offers}条待核对;请用 repeat list 查看,逐条关联或排除。`
