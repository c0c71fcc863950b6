// The papers of a talk (约谈): 约谈通知书, 约谈记录, 约谈纪要, 整改承诺书. What the office has not put down yet is a line to fill
// in by hand, so that a paper can be printed before the talk and written on during it (domain.md §7).
import { type Day, chineseDay, dayOf, timeOf } from './day.js'
import type { CommitmentValues, TalkMinutesValues, TalkNoticeValues, TalkRecordValues } from './paper.js'
import {
  type PaperCase,
  type PaperCircular,
  type PaperMaking,
  printedCircular,
  printedDay,
  printedHead,
  printedItem,
  quoted,
} from './paper-facts.js'

export interface PaperTalk {
  making: PaperMaking
  circular: PaperCircular
  unit: string
  /** The clause or rule it rests on, in words. */
  basis: string
  at: Date | null
  place: string | null
  presider: string | null
  cases: readonly PaperCase[]
  /** Who must come in person, by office. */
  attendee: string | null
  bring: string | null
  contact: string | null
  /** The office that holds it, where that is not the one that makes the paper. */
  host: string | null
}

export interface HeldTalk extends PaperTalk {
  unitPresent: string | null
  officePresent: string | null
  recorder: string | null
  /** The four steps (domain.md §7): reason and problems, what the unit says, what is required, what it promises. */
  problems: string | null
  explanation: string | null
  requirements: string | null
  pledge: string | null
  reportDueOn: Day | null
  minutes: string | null
  commitments: readonly { text: string; dueOn: Day }[]
}

const talkHead = (talk: PaperTalk) => ({
  ...printedHead(talk.making),
  ...printedCircular(talk.circular),
  unit: talk.unit,
  basis: quoted(talk.basis),
  time: talk.at === null ? null : `${chineseDay(dayOf(talk.at))}${timeOf(talk.at)}`,
  place: talk.place,
  presider: talk.presider,
  count: String(talk.cases.length),
  items: talk.cases.map(printedItem),
})

/** 约谈通知书. */
export const talkNoticeValues = (talk: PaperTalk): TalkNoticeValues => ({
  ...talkHead(talk),
  attendee: talk.attendee,
  bring: talk.bring,
  contact: quoted(talk.contact ?? talk.circular.recipient),
  host: talk.host ?? talk.making.office,
})

/** 约谈记录: the four steps, as taken down. */
export const talkRecordValues = (talk: HeldTalk): TalkRecordValues => ({
  ...talkHead(talk),
  unitPresent: talk.unitPresent,
  officePresent: talk.officePresent,
  recorder: talk.recorder,
  problems: quoted(talk.problems),
  explanation: quoted(talk.explanation),
  requirements: quoted(talk.requirements),
  reportDue: printedDay(talk.reportDueOn),
  pledge: quoted(talk.pledge),
  promises: promisesOf(talk),
})

/** 约谈纪要, which goes to the unit. */
export const talkMinutesValues = (talk: HeldTalk): TalkMinutesValues => ({
  ...talkRecordValues(talk),
  minutes: quoted(talk.minutes),
})

/** 整改承诺书, with a date for every promise. */
export const commitmentValues = (talk: HeldTalk): CommitmentValues => ({
  ...talkHead(talk),
  promises: promisesOf(talk),
  promiseCount: String(talk.commitments.length),
})

const promisesOf = (talk: HeldTalk) =>
  talk.commitments.map((one, index) => ({
    index: String(index + 1),
    text: quoted(one.text),
    due: chineseDay(one.dueOn),
  }))
