// What the control API takes, checked before anybody acts on it: people's acts as JSON, pictures as JSON or multipart.
import { z } from 'zod'
import type { AppWarning } from './app-acts.js'
import { scheduleAnswers } from './corp-shapes.js'
import { type Json, recordOf, recordsOf, textOf } from './json.js'
import { fileOf } from './multipart.js'
import type { PhoneMessage } from './phone-acts.js'

const delivery = {
  repeat: z.int().min(0).max(20).optional(),
  concurrent: z.int().min(0).max(20).optional(),
  badSignature: z.boolean().optional(),
  timestampOffset: z.int().optional(),
}
const userid = z.string().min(1).max(64)

export const sayInput = z.strictObject({ userid, text: z.string().min(1), ...delivery })
export const clickInput = z.strictObject({
  userid,
  taskId: z.string().optional(),
  messageId: z.string().optional(),
  latest: z.literal(true).optional(),
  button: z.string().min(1),
  choices: z.record(z.string(), z.array(z.string())).optional(),
  force: z.boolean().optional(),
  ...delivery,
})
export const personInput = z.strictObject({ userid, ...delivery })
export const menuInput = z.strictObject({ userid, entry: z.string().min(1), ...delivery })
export const renameInput = z.strictObject({ userid, newUserid: userid, ...delivery })
export const everybodyInput = z.strictObject({ visible: z.boolean() })
const warnings = [
  'inactive_alert',
  'close_inactive_agent',
  'reopen_inactive_agent',
  'low_active_alert',
  'low_active',
  'active_restored',
] as const satisfies readonly AppWarning[]
export const warningInput = z.strictObject({ event: z.enum(warnings).optional() })
const answers = Object.keys(scheduleAnswers) as (keyof typeof scheduleAnswers)[]
export const scheduleInput = z.strictObject({ userid, scheduleId: z.string().min(1), answer: z.enum(answers) })
export const peopleInput = z.array(
  z.strictObject({
    userid,
    name: z.string().min(1),
    title: z.string(),
    departments: z.array(z.union([z.int(), z.string()])).optional(),
    status: z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(5)]).optional(),
    mobile: z.string().optional(),
    email: z.string().optional(),
  }),
)

const attached = { userid, base64: z.base64().optional(), fileName: z.string().min(1).optional() }
/** What was left out of a message is a sample: whoever plays wants to see the answer, not to look for a file. */
export const messageInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('voice'), ...attached }),
  z.strictObject({ kind: z.literal('video'), ...attached }),
  z.strictObject({ kind: z.literal('file'), ...attached }),
  z.strictObject({ kind: z.literal('sticker'), userid }),
  z.strictObject({
    kind: z.literal('location'),
    userid,
    latitude: z.number().default(34.3619),
    longitude: z.number().default(107.2373),
    label: z.string().default('宝鸡市'),
  }),
  z.strictObject({
    kind: z.literal('link'),
    userid,
    title: z.string().default('分享的网页'),
    description: z.string().default(''),
    url: z.url().default('https://example.com/'),
  }),
])

const sampleNames = { voice: '语音.amr', video: '视频.mp4', file: '情况说明.docx' } as const

/** The message as the phone sends it, with a sample for bytes that were not given. */
export function phoneMessageOf(input: z.infer<typeof messageInput>): PhoneMessage {
  const { userid: _, ...message } = input
  if (message.kind === 'location' || message.kind === 'link' || message.kind === 'sticker') return message
  const { kind, base64, fileName = sampleNames[kind] } = message
  const bytes = base64 === undefined ? Buffer.from(`sample ${kind} of the emulator`) : Buffer.from(base64, 'base64')
  return { kind, bytes, fileName }
}

/** The entries of the app's menu that a person can press, in order; none without a menu. */
export function menuEntries(menu: unknown): { name: string; entry: string }[] {
  const entriesOf = (button: Json): { name: string; entry: string }[] => {
    const below = recordsOf(button.sub_button)
    if (below.length > 0) return below.flatMap(entriesOf)
    return [{ name: textOf(button.name), entry: textOf(button.key) || textOf(button.url) || textOf(button.name) }]
  }
  return recordsOf(recordOf(menu).button).flatMap(entriesOf)
}

const pictureInput = z.strictObject({ userid, base64: z.base64(), fileName: z.string().min(1) })

export interface Picture {
  userid: string
  bytes: Buffer
  fileName: string
}

/** A picture from multipart (fields `userid`, `file`) or JSON (`userid`, `base64`, `fileName`); null if it is neither. */
export async function pictureOf(raw: Buffer, contentType: string): Promise<Picture | null> {
  const upload = await fileOf(raw, contentType, 'file')
  if (upload !== null) {
    const sender = upload.fields.userid ?? ''
    return sender === '' ? null : { userid: sender, bytes: upload.bytes, fileName: upload.fileName }
  }
  const read = pictureInput.safeParse(jsonOf(raw))
  if (!read.success) return null
  return { userid: read.data.userid, bytes: Buffer.from(read.data.base64, 'base64'), fileName: read.data.fileName }
}

/** The body as JSON; undefined if it is none. */
export function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined
  }
}
