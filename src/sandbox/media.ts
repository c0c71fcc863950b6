// Temporary media (wecom.md §2.8): what people send and what the app uploads, kept three days of the virtual clock.
import { randomBytes } from 'node:crypto'
import { type Complaint, complain } from './answers.js'

const lifetimeMs = 3 * 86_400_000
const mebibyte = 1_048_576

export interface Medium {
  mediaId: string
  bytes: Buffer
  fileName: string
  contentType: string
  createdAt: Date
}

/** Largest file by upload type, in bytes; every file must have more than 5. */
const limits: Record<string, number> = {
  image: 10 * mebibyte,
  voice: 2 * mebibyte,
  video: 10 * mebibyte,
  file: 20 * mebibyte,
}

/** 40004 unknown type or wrong kind of file, 44001 too small to be a file, 45001 too big, 40123 no JPEG or PNG. */
export function uploadComplaint(type: string, bytes: Buffer): Complaint | null {
  const limit = limits[type]
  if (limit === undefined) return complain(40004, 'type')
  if (bytes.length <= 5) return complain(44001, '')
  if (bytes.length > limit) return complain(45001, 'media')
  const kind = contentTypeOf(bytes)
  if (type === 'image') return /^image\/(jpeg|png)$/.test(kind) ? null : complain(40123, 'media')
  if (type === 'voice') return kind === 'voice/amr' ? null : complain(40004, 'media')
  return type === 'video' && kind !== 'video/mp4' ? complain(40004, 'media') : null
}

/** Told from the first bytes, never from the name: the page shows only what is surely a picture. */
export function contentTypeOf(bytes: Buffer): string {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (/^GIF8[79]a/.test(bytes.subarray(0, 6).toString('latin1'))) return 'image/gif'
  if (bytes.subarray(0, 5).toString('latin1') === '#!AMR') return 'voice/amr'
  if (bytes.subarray(4, 8).toString('latin1') === 'ftyp') return 'video/mp4'
  return 'application/octet-stream'
}

export class MediaStore {
  private readonly media = new Map<string, Medium>()

  keep(bytes: Uint8Array, fileName: string, at: Date): Medium {
    const copy = Buffer.from(bytes)
    const mediaId = randomBytes(32).toString('base64url')
    const medium = { mediaId, bytes: copy, fileName, contentType: contentTypeOf(copy), createdAt: at }
    this.media.set(mediaId, medium)
    return medium
  }

  /** The medium, or null once it is unknown or older than three days (40007). */
  find(mediaId: string, at: Date): Medium | null {
    const medium = this.media.get(mediaId)
    return medium !== undefined && at.getTime() - medium.createdAt.getTime() < lifetimeMs ? medium : null
  }

  /** The medium however old: a phone keeps showing the picture. */
  findOnPhone(mediaId: string): Medium | null {
    return this.media.get(mediaId) ?? null
  }
}
