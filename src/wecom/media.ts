// Files both ways (wecom.md §2.8). What WeCom does not take is refused before it travels; what members sent comes back whole
// or not at all.
import { z } from 'zod'
import { sha256 } from '../base/ids.js'
import type { CallOutcome, Messenger } from '../domain/ports.js'
import { type Api, type Known, mapped, refusedHere } from './api.js'
import type { Form } from './exchange.js'
import { fileNameOf } from './file-name.js'

export interface Upload {
  kind: 'image' | 'voice' | 'video' | 'file'
  bytes: Uint8Array
  /** The name members see. */
  fileName: string
}

export interface Media extends Pick<Messenger, 'download'> {
  /**
   * Keeps a file at WeCom for 3 days and returns its media id. Refused before the call: `too-small`, `too-large`,
   * `wrong-type`, `no-name`.
   */
  upload(file: Upload): Promise<Known<string>>
}

const mebibyte = 1024 * 1024
/** Largest file a member can send. */
const fileBytesMax = 20 * mebibyte
/** Every file must have more bytes than this. */
const bytesMin = 5

/** Sizes, and the marks of the formats WeCom takes: where in the file they stand, in Latin-1. */
const rules: Record<Upload['kind'], { bytesMax: number; marks: readonly { at: number; text: string }[] }> = {
  image: {
    bytesMax: 10 * mebibyte,
    marks: [
      { at: 0, text: '\u00ff\u00d8\u00ff' },
      { at: 0, text: '\u0089PNG' },
    ],
  },
  voice: { bytesMax: 2 * mebibyte, marks: [{ at: 0, text: '#!AMR' }] },
  video: { bytesMax: 10 * mebibyte, marks: [{ at: 4, text: 'ftyp' }] },
  file: { bytesMax: fileBytesMax, marks: [] },
}

const uploadedShape = z.object({ media_id: z.string().min(1) })

export function createMedia(api: Api): Media {
  return {
    async upload(file) {
      const fault = faultIn(file)
      if (fault !== null) return refusedHere(fault, false)
      const call = { api: 'media/upload', query: { type: file.kind }, body: formOf(file) }
      // A second copy at WeCom disturbs nobody, so an upload of unknown fate is simply tried again.
      return mapped(await api.read(call, uploadedShape), (answer) => answer.media_id)
    },
    async download(mediaId): Promise<CallOutcome<{ bytes: Uint8Array; fileName: string | null }>> {
      const outcome = await api.file({ api: 'media/get', query: { media_id: mediaId } }, fileBytesMax)
      if (outcome.kind === 'retry' && outcome.code === 'too-large') return refusedHere('too-large', false)
      return mapped(outcome, ({ bytes, disposition }) => ({ bytes, fileName: fileNameOf(disposition) }))
    },
  }
}

function faultIn({ kind, bytes, fileName }: Upload): string | null {
  const { bytesMax, marks } = rules[kind]
  if (bytes.length <= bytesMin) return 'too-small'
  if (bytes.length > bytesMax) return 'too-large'
  if (nameForForm(fileName) === '') return 'no-name'
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return marks.length === 0 || marks.some(({ at, text }) => head.startsWith(text, at)) ? null : 'wrong-type'
}

/** One part named `media`, its name in plain UTF-8: WeCom finds a part without it, or named otherwise, empty (44001). */
function formOf({ bytes, fileName }: Upload): Form {
  // The file's own digest cannot stand in the file.
  const boundary = `duban-${sha256(bytes).slice(0, 32)}`
  const name = nameForForm(fileName)
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="${name}"\r\n` +
    'Content-Type: application/octet-stream\r\n\r\n'
  const whole = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { bytes: whole, contentType: `multipart/form-data; boundary=${boundary}` }
}

/** Quotes, paths and line breaks cannot stand in the header. */
const nameForForm = (fileName: string): string =>
  Array.from(fileName.split(/[\\/]/).at(-1) ?? '', (char) => (char < ' ' || char === '\u007f' ? '' : char))
    .join('')
    .replaceAll('"', '_')
    .trim()
