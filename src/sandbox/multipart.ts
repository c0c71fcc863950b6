// One file out of a multipart body. The platform's own form parser does the reading, so that names in UTF-8 and odd
// boundaries behave as in a browser.

export interface UploadedFile {
  bytes: Buffer
  fileName: string
  /** The other, textual fields. */
  fields: Record<string, string>
}

/** The file in `part`, or null if the body is no multipart, has no such part, or the part has no file name. */
export async function fileOf(raw: Buffer, contentType: string, part: string): Promise<UploadedFile | null> {
  if (!/^multipart\/form-data/i.test(contentType)) return null
  const form = await formOf(raw, contentType)
  const file = form?.get(part)
  if (form === null || !(file instanceof File) || file.name === '') return null
  const fields: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = value
  return { bytes: Buffer.from(await file.arrayBuffer()), fileName: file.name, fields }
}

async function formOf(raw: Buffer, contentType: string): Promise<FormData | null> {
  try {
    return await new Response(new Uint8Array(raw), { headers: { 'content-type': contentType } }).formData()
  } catch {
    // A body cut short or without its boundary: the caller answers "no file".
    return null
  }
}
