// Names of the values of a circular's head, and a value as people write it.
import { locale, useWords } from '../../../base/words.js'

const zh = {
  title: '标题',
  docNumber: '文号',
  issuingOrg: '发文单位',
  kind: '文种',
  issuedOn: '成文日期',
  publishedOn: '公开日期',
  period: '检查周期',
  dueText: '期限原文',
  dueOn: '期限日期',
  dueTime: '期限时刻',
  workingDays: '收到后工作日',
  calendarDays: '收到后天数',
  what: '报送内容',
  recipient: '报送对象',
  form: '报送方式',
  clause: '后续措施',
}

export const useHeadWords = () =>
  useWords({
    zh,
    en: {
      title: 'Title',
      docNumber: 'Number',
      issuingOrg: 'Issuer',
      kind: 'Kind',
      issuedOn: 'Issued',
      publishedOn: 'Published',
      period: 'Period',
      dueText: 'Deadline as printed',
      dueOn: 'Deadline',
      dueTime: 'Hour',
      workingDays: 'Workdays from receipt',
      calendarDays: 'Days from receipt',
      what: 'To hand in',
      recipient: 'To whom',
      form: 'How',
      clause: 'What follows',
    },
  })

/** JSON pointer of the draft → name of the value. */
export const headNames: Readonly<Record<string, keyof typeof zh>> = {
  '/title': 'title',
  '/docNumber': 'docNumber',
  '/issuingOrg': 'issuingOrg',
  '/kind': 'kind',
  '/issuedOn': 'issuedOn',
  '/publishedOn': 'publishedOn',
  '/period': 'period',
  '/deadline/text': 'dueText',
  '/deadline/date': 'dueOn',
  '/deadline/time': 'dueTime',
  '/deadline/workingDays': 'workingDays',
  '/deadline/calendarDays': 'calendarDays',
  '/deadline/what': 'what',
  '/deadline/recipient': 'recipient',
  '/deadline/form': 'form',
  '/escalationClause': 'clause',
}

interface Period {
  year: number
  quarter?: number
  month?: number
  half?: number
  batch?: number
}

export const periodOf = (value: string): Period => JSON.parse(value) as Period

/** The value in words; a period as `2024年第3季度`. */
export function headText(pointer: string, value: string): string {
  if (pointer !== '/period') return value
  const { year, quarter, month, half, batch } = periodOf(value)
  if (locale.value === 'en')
    return [year, quarter && `Q${quarter}`, half && `H${half}`, month && `month ${month}`, batch && `check ${batch}`]
      .filter(Boolean)
      .join(' ')
  const parts = [
    quarter === undefined || month !== undefined ? '' : `第${quarter}季度`,
    half === undefined || month !== undefined ? '' : half === 1 ? '上半年' : '下半年',
    month === undefined ? '' : `${month}月`,
    batch === undefined ? '' : `第${batch}次`,
  ]
  return `${year}年${parts.join('')}`
}
