// media/upload and media/get (wecom.md §2.8): multipart in, binary out, and errors as JSON that a client must tell
// from a file by its content type.
import { type Answer, complain, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import { Binary } from './binary.js'
import { uploadComplaint } from './media.js'
import { fileOf } from './multipart.js'
import type { World } from './world.js'

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

/** The file, or 41006 / 40007. */
export function getMedia(world: World, call: ApiCall): Answer | Binary {
  const at = world.now()
  const mediaId = call.query.get('media_id')
  if (!mediaId) return refusal(complain(41006, 'media_id'), at)
  const medium = world.media.find(mediaId, at)
  if (medium === null) return refusal(complain(40007, ''), at)
  return new Binary(medium)
}
