// One file on its way to the service, with how far it has come: fetch cannot tell, the older request can.
import { addressOf, AskFailed } from '../base/ask.js'
import { me, signedOut } from '../base/session.js'
import type { Piece } from './drafts.js'

/** What the service takes of one file, bytes. */
export const fileBytesMax = 20 * 1024 * 1024

/** A line on which nothing moves for so long is given up, ms. */
const stalledMs = 45_000

/** `onPart`: between 0 and 1; `stop` gives it up. Fails like every other call, with a sentence. */
export function upload(
  file: File,
  onPart: (share: number) => void,
  lostWords: string,
  stop: AbortSignal,
): Promise<Piece> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf('/api/evidence', {}, { name: file.name.slice(-200) }))
    request.setRequestHeader('x-duban-csrf', me.value?.csrf ?? '')
    let stalled = setTimeout(() => request.abort(), stalledMs)
    request.addEventListener('loadend', () => clearTimeout(stalled))
    stop.addEventListener('abort', () => request.abort())
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      clearTimeout(stalled)
      stalled = setTimeout(() => request.abort(), stalledMs)
      onPart(total > 0 ? loaded / total : 0)
    })
    request.addEventListener('load', () => {
      const said = answerOf(request.responseText)
      if (request.status === 200) return resolve({ id: said.id ?? '', name: said.name ?? '' })
      if (request.status === 401) signedOut.value = true
      const trouble = request.status === 401 ? 'signed-out' : 'refused'
      reject(new AskFailed(trouble, said.error ?? '', said.message ?? lostWords, request.status))
    })
    const lost = (): void => reject(new AskFailed('offline', 'offline', lostWords, 0))
    for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, lost)
    request.send(file)
  })
}

function answerOf(text: string): { id?: string; name?: string; error?: string; message?: string } {
  try {
    return JSON.parse(text) as ReturnType<typeof answerOf>
  } catch {
    return {}
  }
}
