// Checks of the head: what is missing, and what was concluded instead of read.
import type { Check } from '../../domain/draft.js'
import { check, type CheckInput } from './check.js'

export function checkHead({ draft, reading }: CheckInput): Check[] {
  const out: Check[] = []
  if (draft.title === null) out.push(check('no-title', 'warn', '没有找到通报标题,请补填。', '/title'))
  if (draft.issuingOrg === null) out.push(check('no-issuer', 'warn', '没有找到发文机关,请补填。', '/issuingOrg'))
  if (draft.issuedOn === null)
    out.push(check('no-issue-date', 'warn', '没有找到成文日期,期限无法推算,请补填。', '/issuedOn'))
  if (draft.period === null) out.push(check('no-period', 'info', '没有看出通报的是哪一期,请补填。', '/period'))
  if (draft.issuedOn !== null && reading.issuedOn?.inferred === true)
    out.push(check('issue-date-from-page', 'info', '没有成文日期,暂用网页发布日期代替,请核对。', '/issuedOn'))
  if (draft.titleRestored !== undefined)
    out.push(
      check('title-restored', 'warn', `标题中的广告词已按正文推测还原为“${draft.titleRestored}”,请核对。`, '/title'),
    )
  if (draft.issuingOrgRaw !== undefined)
    out.push(check('issuer-restored', 'warn', '发文机关名称被广告词替换,已按正文推测还原,请核对。', '/issuingOrg'))
  else if (draft.issuingOrg !== null && reading.issuer?.inferred === true)
    out.push(check('issuer-inferred', 'info', '发文机关不是落款,取自标题、来源栏或正文,请核对。', '/issuingOrg'))
  return out
}
