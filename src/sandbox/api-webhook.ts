// POST webhook/send (wecom.md §2.7): the office's group takes posts by a key in the address, twenty a minute, and no token.
import { createHash } from 'node:crypto'
import { type Answer, type Complaint, complain, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import { cardComplaint } from './card-rules.js'
import { bytesOf, type Json, recordOf, textOf } from './json.js'
import { faceOfMessage } from './message-face.js'
import { contentComplaint } from './send-rules.js'
import type { World } from './world.js'

const imageBytes = 2 * 1_048_576

/** 93000 for an unknown key, 45009 over the limit, 93017 for an empty post. */
export function postToGroup(world: World, call: ApiCall): Answer {
  const at = world.now()
  const { body } = call
  if (call.query.get('key') !== world.webhookKey) return refusal(complain(93_000, ''), at)
  const complaint = postComplaint(body)
  if (complaint !== null) return refusal(complaint, at, call.warning)
  if (!world.webhookQuota.take(world.webhookKey, at.getTime())) return refusal(complain(45_009, ''), at)
  const { text } = faceOfMessage(body.msgtype === 'markdown_v2' ? asMarkdown(body) : body, null)
  world.posts.push({ at, kind: textOf(body.msgtype), text, raw: body })
  return ok()
}

const asMarkdown = (body: Json): Json => ({ msgtype: 'markdown', markdown: body.markdown_v2 })

function postComplaint(body: Json): Complaint | null {
  const type = textOf(body.msgtype)
  const content = recordOf(body[type])
  switch (type) {
    case 'text':
      return textComplaint(content, 2048)
    case 'markdown':
    case 'markdown_v2':
      return textComplaint(content, 4096)
    case 'image':
      return imageComplaint(content)
    case 'news':
      return contentComplaint(body, () => false)
    case 'template_card':
      // Only the two notices: a group has nobody who could press a button for the app.
      return /^(text|news)_notice$/.test(textOf(content.card_type))
        ? cardComplaint(content, 'send')
        : complain(42_031, 'card_type')
    default:
      return complain(40_008, '')
  }
}

function textComplaint(content: Json, most: number): Complaint | null {
  const text = textOf(content.content)
  if (text === '') return complain(93_017, '')
  return bytesOf(text) > most ? complain(45_002, '') : null
}

/** `base64` and the md5 of the raw bytes: 301019 if they do not fit, 93018 over 2 MB. */
function imageComplaint(content: Json): Complaint | null {
  const bytes = Buffer.from(textOf(content.base64), 'base64')
  if (bytes.length === 0) return complain(93_017, '')
  if (bytes.length > imageBytes) return complain(93_018, '')
  return createHash('md5').update(bytes).digest('hex') === content.md5 ? null : complain(301_019, '')
}
