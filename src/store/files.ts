// Evidence on disk, named by its digest: the same picture twice is one file, and a half-written one never has its name.
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { newId, sha256 } from '../base/ids.js'

export interface KeptFile {
  digest: string
  /** Told by the content, never by a name; null if it is no known type. */
  contentType: string | null
}

/** A folder of files under `dataDir`. */
export function fileKeeper(dataDir: string): (bytes: Uint8Array) => Promise<KeptFile> {
  const folder = join(dataDir, 'evidence')
  return async (bytes) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const digest = sha256(bytes)
    const temporary = join(folder, `.${newId()}`)
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, join(folder, digest))
    return { digest, contentType: (await fileTypeFromBuffer(bytes))?.mime ?? null }
  }
}

const digestShape = /^[0-9a-f]{64}$/

/** Reads a kept file by its digest; null: no such file. */
export function fileFetcher(dataDir: string): (digest: string) => Promise<Uint8Array | null> {
  return async (digest) =>
    digestShape.test(digest) ? await readFile(join(dataDir, 'evidence', digest)).catch(() => null) : null
}

/** Takes a kept file away for good; one that is not there is no fault. */
export function fileDropper(dataDir: string): (digest: string) => Promise<void> {
  return async (digest) => {
    if (digestShape.test(digest)) await rm(join(dataDir, 'evidence', digest), { force: true })
  }
}
