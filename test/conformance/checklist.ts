// The whole checklist of wecom.md §6 in its order, and what of it is left out and why.
import { callbackRules } from './callback-rules.js'
import { cardRules } from './card-rules.js'
import { contactRules } from './contact-rules.js'
import { deliveryRules } from './delivery-rules.js'
import { eventRules } from './event-rules.js'
import { loginRules } from './login-rules.js'
import { officeRules } from './office-rules.js'
import { mediaRules, recallRules } from './recall-rules.js'
import type { Rule } from './rule.js'
import { sendRules } from './send-rules.js'
import { tokenRules } from './token-rules.js'
import { utteranceRules } from './utterance-rules.js'

/** What the server API takes and refuses. */
export const serverSide: Rule[] = [
  ...tokenRules,
  ...sendRules,
  ...cardRules,
  ...recallRules,
  ...mediaRules,
  ...contactRules,
  ...loginRules,
  ...officeRules,
]

/** What comes to the callback, and how. */
export const callbackSide: Rule[] = [...deliveryRules, ...utteranceRules, ...callbackRules, ...eventRules]

export const checklist: Rule[] = [...serverSide, ...callbackSide]

/** Not imitated, with the reason. */
export const leftOut: { section: string; name: string; why: string }[] = [
  {
    section: '§2.15',
    name: 'meetings: create, get_info, cancel',
    why: 'the product puts talks into calendars and opens no meetings',
  },
  { section: '§2.14', name: 'meeting rooms: list, book, cancel', why: 'the product books no rooms' },
  {
    section: '§1.7',
    name: 'meeting_change and cancel_meeting_room',
    why: 'no meetings and no rooms; any XML can be sent with deliver()',
  },
  {
    section: '§1.7',
    name: 'modify_schedule, delete_schedule and calendar events',
    why: 'members only answer here; own calendars are not used',
  },
  {
    section: '§2.2',
    name: 'mpnews and miniprogram_notice',
    why: 'never sent: no mini program, no articles of our own',
  },
  { section: '§2.2', name: 'enable_id_trans', why: 'names are written by the product, not by number' },
  {
    section: '§2.6',
    name: 'group chats (appchat)',
    why: 'needs the root department as range; the office has a group with a webhook',
  },
  { section: '§2.7', name: 'uploads of the group webhook', why: 'the daily brief is text' },
  { section: '§2.9', name: 'writing the directory, user/getuserid', why: 'a self-built app reads' },
  { section: '§2.13', name: 'schedule attendees and calendars one by one', why: 'the product writes whole entries' },
  {
    section: '§1.11',
    name: 'passive replies with pictures, news or a whole card',
    why: 'the product answers with an empty body',
  },
  { section: '§1.3', name: 'JSON envelopes', why: 'not published for apps' },
]
