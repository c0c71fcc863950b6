// A call with what answers it. Handlers carry: they ask flows and queries, and shape the answer; no rule lives here.
import type { z } from 'zod'
import type { Logger } from '../../base/logger.js'
import type { Result } from '../../base/result.js'
import type { Draft } from '../../domain/draft.js'
import type { Annex } from '../../domain/annex-join.js'
import type { PaperText } from '../../domain/paper-text.js'
import type { HandedRegistry } from '../../domain/registry.js'
import type { Actor } from '../../domain/roles.js'
import type { FlowContext } from '../../flows/context.js'
import type { KeptFile } from '../../store/files.js'
import type { Call, FileBody } from './call.js'

/** What the routes are handed: they open nothing themselves. */
export interface ApiDoor {
  context: FlowContext
  now(): Date
  /** Wakes the engine after an act. */
  ring(): void
  /** Reads a circular's bytes to a draft; refused in one sentence if they cannot be read. */
  readPaper(bytes: Uint8Array, fileName: string): Promise<Result<Draft>>
  /** An annex by itself and the findings it lists. */
  readAnnex(bytes: Uint8Array, fileName: string): Promise<Result<Annex>>
  /** The text of a circular or an annex, to be shown beside its draft. */
  paperText(bytes: Uint8Array, fileName: string): Promise<Result<PaperText>>
  /** The indicators circulars speak of. */
  indicators(): Promise<readonly { code: string; name: string }[]>
  /** A registry, JSON or workbook by its name, checked whole. */
  readRegistry(bytes: Uint8Array, fileName: string): Promise<Result<HandedRegistry>>
  keepFile(bytes: Uint8Array): Promise<KeptFile>
  /** Bytes of a kept file by digest; null: not there (any more). */
  fetchFile(digest: string): Promise<Uint8Array | null>
  /** Folder of what the office keeps beside the database: its own templates of papers. */
  dataDir: string
  /** Whether this is a rehearsal with a clock of its own. */
  sandbox: boolean
  logger: Logger
}

/** A file that goes out: always as an attachment. */
export interface OutgoingFile {
  fileName: string
  contentType: string
  bytes: Uint8Array
}

export interface Asked<C extends Call> {
  actor: Actor
  params: z.output<C['params']>
  query: z.output<C['query']>
  body: C['body'] extends z.ZodType ? z.output<C['body']> : C['body'] extends FileBody ? Uint8Array : null
  now: Date
  /** The session's proof for acts (see csrf.ts). */
  csrf: string
}

export type Answer<C extends Call> = C['answer'] extends z.ZodType ? z.input<C['answer']> : OutgoingFile

export interface Route {
  call: Call
  handle: (asked: Asked<Call>, door: ApiDoor) => Promise<Result<unknown>>
}

/** Ties a call to what answers it; types follow from the call. */
export const route = <C extends Call>(
  call: C,
  handle: (asked: Asked<C>, door: ApiDoor) => Promise<Result<Answer<C>>>,
): Route => ({ call, handle })
