// What the control API takes, checked before anybody acts on it: people's acts as JSON, pictures as JSON or multipart.
import { z } from 'zod'
import { fileOf } from './multipart.js'

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
export const peopleInput = z.array(z.strictObject({ userid, name: z.string().min(1), title: z.string() }))
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
