// Office files are archives. Entries are unfolded in memory only, one at a time, and counted while they unfold: what a
// directory declares is not believed, and no name in it ever becomes a path.
import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { done, type Result } from '../../base/result.js'
import { beyond, damaged, encrypted, Unreadable, withMacros } from './damaged.js'
import { limits } from './limits.js'

export class Archive {
  private unfolded = 0

  private constructor(
    private readonly file: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  /** Reads the directory. Refused: no archive, more entries than allowed, encrypted, two entries of one name, macros. */
  static async open(bytes: Uint8Array): Promise<Result<Archive>> {
    const entries = new Map<string, Entry>()
    try {
      const file = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
        lazyEntries: true,
        validateEntrySizes: true,
        strictFileNames: false,
      })
      for await (const entry of file.eachEntry()) {
        if (entries.size >= limits.archiveEntries) return beyond(`压缩包里超过${limits.archiveEntries}个文件`)
        if (entry.isEncrypted()) return encrypted
        const name = entry.fileName.toLowerCase()
        if (entries.has(name)) return damaged
        entries.set(name, entry)
      }
      if ([...entries.keys()].some((name) => name.endsWith('vbaproject.bin'))) return withMacros
      return done(new Archive(file, entries))
    } catch {
      return damaged
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase())
  }

  names(): string[] {
    return [...this.entries.keys()]
  }

  /** Unfolds one entry piece by piece. Throws `Unreadable` beyond the limits or when it is broken. */
  async *read(name: string, most: number = limits.entryBytes): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name.toLowerCase())
    if (entry === undefined) return
    if (entry.uncompressedSize > most) throw new Unreadable(tooLarge(most))
    const stream: Readable = await this.file.openReadStreamPromise(entry)
    let size = 0
    try {
      for await (const piece of stream as AsyncIterable<Uint8Array>) {
        size += piece.length
        this.unfolded += piece.length
        const swollen = size > limits.ratioFrom && size > entry.compressedSize * limits.ratio
        if (size > most || swollen || this.unfolded > limits.archiveBytes) throw new Unreadable(tooLarge(most))
        yield piece
      }
    } finally {
      stream.destroy()
    }
  }
}

const tooLarge = (most: number): Unreadable['refusal'] => beyond(`文件解压后超过${Math.floor(most / 1024 / 1024)}MB`)
