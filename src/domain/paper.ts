// The papers of the office (整改通知单, 约谈通知书 …): which there are, and what each of them prints. A paper is a Word template
// with placeholders in Chinese; the placeholders are listed once, here and in paper-fields.ts, and the types of the values
// follow from the list, so that a template can be checked before it is taken and no placeholder is ever left standing.
import { paperFields } from './paper-fields.js'

/** A text. `null`: nobody gave it; a line to fill in by hand is printed. Empty: there is nothing to say. */
export type PaperText = string | null

/** Name of a value → its placeholder; rows have placeholders of their own, repeated for each row. */
export interface Fields {
  readonly [name: string]: string | RowsField
}
export interface RowsField {
  /** The placeholder that opens and closes the rows: `{#事项}…{/事项}`. */
  readonly tag: string
  readonly rows: Fields
}

/** The values that fill the fields. */
export type Values<F extends Fields> = {
  -readonly [K in keyof F]: F[K] extends string ? PaperText : F[K] extends RowsField ? Values<F[K]['rows']>[] : never
}

export type PaperKind = keyof typeof paperFields
export type PaperValues<K extends PaperKind> = Values<(typeof paperFields)[K]>

/** A kind with the values that fill it. */
export type FilledPaper = { [K in PaperKind]: { kind: K; values: PaperValues<K> } }[PaperKind]

export type NoticeValues = PaperValues<'notice'>
export type TalkNoticeValues = PaperValues<'talk-notice'>
export type TalkRecordValues = PaperValues<'talk-record'>
export type TalkMinutesValues = PaperValues<'talk-minutes'>
export type CommitmentValues = PaperValues<'commitment'>
export type ClosingValues = PaperValues<'closing'>
export type ExtensionValues = PaperValues<'extension'>
export type ReportValues = PaperValues<'report'>
export type SummaryValues = PaperValues<'summary'>
export type RecheckValues = PaperValues<'recheck'>

export const paperName: Record<PaperKind, string> = {
  notice: '整改通知单',
  'talk-notice': '约谈通知书',
  'talk-record': '约谈记录',
  'talk-minutes': '约谈纪要',
  commitment: '整改承诺书',
  closing: '销号单',
  extension: '延期批复',
  report: '整改情况报告',
  summary: '整改情况汇总',
  recheck: '上季度复核情况',
}

export const paperKinds = Object.keys(paperName) as PaperKind[]

/** The fields of a kind, whatever it is. */
export const fieldsOf = (kind: PaperKind): Fields => paperFields[kind]
