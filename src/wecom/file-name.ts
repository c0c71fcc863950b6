// The name of a downloaded file out of its Content-disposition header. WeCom writes plain UTF-8 bytes there, which HTTP
// libraries hand over as Latin-1; other gateways use RFC 5987. Neither may smuggle in a path.

/** The bare file name, or null if the header gives none. */
export function fileNameOf(disposition: string | null): string | null {
  if (disposition === null) return null
  const name = extendedName(disposition) ?? plainName(disposition)
  const bare = (name ?? '').split(/[\\/]/).at(-1) ?? ''
  const clean = Array.from(bare, (char) => (char < ' ' || char === '\u007f' ? '' : char)).join('')
  return clean === '' || clean === '.' || clean === '..' ? null : clean
}

/** `filename*=UTF-8''%E6%95%B4…` */
function extendedName(disposition: string): string | null {
  const encoded = /filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1]
  if (encoded === undefined) return null
  try {
    return decodeURIComponent(encoded)
  } catch {
    return null
  }
}

function plainName(disposition: string): string | null {
  const quoted = /filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1]?.replaceAll(/\\(["\\])/g, '$1')
  const name = quoted ?? /filename\s*=\s*([^;"]+)/i.exec(disposition)?.[1]?.trim()
  return name === undefined ? null : fromLatin1(name)
}

function fromLatin1(text: string): string {
  if (Array.from(text).some((char) => char > 'ÿ')) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'))
  } catch {
    return text
  }
}
