// Writes archives as an attacker would: any names, any declared sizes. Office programs' own are made by their libraries.
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  content: Buffer
  /** What the directory declares; the real size where left out. */
  declared?: number
}

/** The bytes of an archive. */
export function zipOf(entries: ZipEntry[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, declared = content.length } of entries) {
    const packed = deflateRawSync(content)
    const named = Buffer.from(name)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(content), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(declared, 8)
    const lengths = Buffer.alloc(4)
    lengths.writeUInt16LE(named.length, 0)
    const head = Buffer.from('140000080800000000000000'.slice(0, 20), 'hex')
    const record = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, sizes, lengths, named, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), head, sizes, lengths, tail, named]),
    )
    local.push(record)
    offset += record.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}

const xml = '<?xml version="1.0" encoding="UTF-8"?>'

/** A workbook of one sheet with the given inner XML; `extra` entries beside it. */
export function rawXlsx(sheet: string, extra: ZipEntry[] = []): Buffer {
  return zipOf([
    {
      name: 'xl/workbook.xml',
      content: Buffer.from(
        `${xml}<workbook xmlns:r="r"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: Buffer.from(
        `${xml}<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: Buffer.from(`${xml}<worksheet>${sheet}</worksheet>`) },
    ...extra,
  ])
}

/** A Word document with the given body XML. */
export const rawDocx = (body: string, extra: ZipEntry[] = [], prolog = ''): Buffer =>
  zipOf([
    {
      name: '_rels/.rels',
      content: Buffer.from(
        `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
    },
    {
      name: 'word/document.xml',
      content: Buffer.from(
        `${xml}${prolog}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ),
    },
    ...extra,
  ])
