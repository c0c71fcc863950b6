// media/upload and media/get (wecom.md §2.8): multipart in, binary out, whole or in part, and errors as JSON that a client
// must tell from a file by its content type.
import { type Answer, complain, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import { Binary } from './binary.js'
import { type Medium, uploadComplaint } from './media.js'
import { fileOf } from './multipart.js'
import type { World } from './world.js'

/** Files above this come only in parts (830002). */
const wholeLimit = 20 * 1_048_576

/** Keeps the multipart field `media`; a missing part or file name is 44001, as in life. */
export async function uploadMedia(world: World, call: ApiCall): Promise<Answer> {
  const at = world.now()
  const type = call.query.get('type') ?? ''
  const file = await fileOf(call.raw, call.contentType, 'media')
  if (file === null) return refusal(complain(44001, ''), at)
  const complaint = uploadComplaint(type, file.bytes)
  if (complaint !== null) return refusal(complaint, at)
  const { mediaId } = world.media.keep(file.bytes, file.fileName, at)
  return ok({ errmsg: '', type, media_id: mediaId, created_at: String(Math.floor(at.getTime() / 1000)) })
}

/** The file or the part asked for; 41006, 40007, 40146 for a range that is none, 830002 for a big file in one piece. */
export function getMedia(world: World, call: ApiCall): Answer | Binary {
  const at = world.now()
  const mediaId = call.query.get('media_id')
  if (!mediaId) return refusal(complain(41006, 'media_id'), at)
  const medium = world.media.find(mediaId, at)
  if (medium === null) return refusal(complain(40007, ''), at)
  if (call.range !== '') return partOf(medium, call.range) ?? refusal(complain(40146, ''), at)
  return medium.bytes.length > wholeLimit ? refusal(complain(830_002, ''), at) : new Binary(medium)
}

/** One range of bytes; null if the header names none inside the file. */
function partOf(medium: Medium, range: string): Binary | null {
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? []
  const size = medium.bytes.length
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (first === '' || start > end) return null
  const bytes = medium.bytes.subarray(start, end + 1)
  return new Binary({ ...medium, bytes }, 206, { 'content-range': `bytes ${start}-${end}/${size}` })
}
