// The one way both pages talk to the service. A call is typed by its declaration (`src/web/api/<noun>/calls.ts`), so a page
// cannot send or expect anything else; what goes wrong comes out as one of four kinds, each with a sentence to show.
import type { z } from 'zod'
import type { Call, FileBody } from '../../web/api/call.js'
import { locale } from './words.js'

export type AnswerOf<C extends Call> = C['answer'] extends z.ZodType ? z.output<C['answer']> : KeptFile
/** A file that came as an attachment. */
export interface KeptFile {
  fileName: string
  blob: Blob
}

type Given<C extends Call> = {
  params?: z.input<C['params']>
  query?: z.input<C['query']>
  body?: C['body'] extends z.ZodType ? z.input<C['body']> : C['body'] extends FileBody ? Blob : never
}

/**
 * `signed-out`: no session any more; `offline`: nothing came back, it may or may not have been done; `refused`: the service
 * said no, with a reason; `broken`: the service failed.
 */
export type Trouble = 'signed-out' | 'offline' | 'refused' | 'broken'

export class AskFailed extends Error {
  constructor(
    readonly trouble: Trouble,
    /** The service's code, e.g. `changed-since`. */
    readonly code: string,
    message: string,
    readonly status: number,
  ) {
    super(message)
  }
}

const sentences = {
  zh: {
    offline: '网络不通,没有收到答复;内容都还在,请稍后重试。',
    broken: '服务暂时出错,内容都还在,请稍后重试。',
  },
  en: {
    offline: 'No answer from the service. Nothing you typed is lost; please try again.',
    broken: 'The service failed. Nothing you typed is lost; please try again.',
  },
}

const session = { proof: '', onSignedOut: (): void => undefined }

/** The session's proof for acts, and what to do when a session has ended. */
export function useProof(proof: string, onSignedOut: () => void): void {
  Object.assign(session, { proof, onSignedOut })
}

export async function ask<C extends Call>(
  what: `${Uppercase<C['method']>} ${C['path']}`,
  given: Given<C> = {},
): Promise<AnswerOf<C>> {
  const [method = '', path = ''] = what.split(' ')
  const response = await fetch(addressOf(path, given.params ?? {}, given.query ?? {}), {
    method,
    headers: method === 'GET' ? {} : { 'x-duban-csrf': session.proof },
    ...bodyOf(given.body),
  }).catch(() => {
    throw new AskFailed('offline', 'offline', sentences[locale.value].offline, 0)
  })
  if (!response.ok) throw await troubleOf(response)
  if ((response.headers.get('content-disposition') ?? '').startsWith('attachment'))
    return { fileName: fileNameOf(response), blob: await response.blob() } as AnswerOf<C>
  return (await response.json()) as AnswerOf<C>
}

/** An address of the API with its names and query filled in; empty values are left out. */
export function addressOf(path: string, params: object, query: object): string {
  const names = params as Record<string, unknown>
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(names[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query as Record<string, unknown>))
    if (typeof value === 'string' ? value !== '' : typeof value === 'number' || typeof value === 'boolean')
      search.set(name, String(value))
  const tail = search.toString()
  return tail === '' ? filled : `${filled}?${tail}`
}

const bodyOf = (body: unknown): RequestInit =>
  body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }

async function troubleOf(response: Response): Promise<AskFailed> {
  const said = (await response.json().catch(() => null)) as { error?: string; message?: string } | null
  const { status } = response
  if (status === 401) {
    session.onSignedOut()
    return new AskFailed('signed-out', 'signed-out', said?.message ?? '', status)
  }
  if (status >= 500 || said?.message === undefined)
    return new AskFailed('broken', 'broken', sentences[locale.value].broken, status)
  return new AskFailed('refused', said.error ?? '', said.message, status)
}

function fileNameOf(response: Response): string {
  const said = response.headers.get('content-disposition') ?? ''
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(said) ?? []
  const [, plain = 'file'] = /filename="([^"]+)"/.exec(said) ?? []
  return encoded === undefined ? plain : decodeURIComponent(encoded)
}

/** Hands a file to the browser's downloads. */
export function save({ fileName, blob }: KeptFile): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = fileName
  link.click()
  URL.revokeObjectURL(link.href)
}
