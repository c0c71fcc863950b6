// Writes small PDFs as office programs do: a Type0 font with Identity-H codes and a ToUnicode map, text placed line by
// line, tables as ruled lines. Enough to read back by position; no font is embedded.

export interface PdfText {
  x: number
  /** Base line, from the page's bottom. */
  y: number
  size: number
  text: string
}

export interface PdfPage {
  texts: PdfText[]
  /** Ruled lines: x1, y1, x2, y2. */
  rules: [number, number, number, number][]
}

/** The bytes of a PDF with a text layer. */
export function pdfOf(pages: PdfPage[], trailer = ''): Buffer {
  const codes = new Map<string, number>()
  const codeOf = (char: string): string => {
    const code = codes.get(char) ?? codes.size + 1
    codes.set(char, code)
    return code.toString(16).padStart(4, '0')
  }
  const contents = pages.map(({ texts, rules }) =>
    [
      ...rules.map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`),
      ...texts.map(
        ({ x, y, size, text }) => `BT /F1 ${size} Tf ${x} ${y} Td <${Array.from(text, codeOf).join('')}> Tj ET`,
      ),
    ].join('\n'),
  )
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '']
  const add = (body: string): number => objects.push(body)
  const map = add(stream(toUnicode(codes)))
  const descriptor = add(
    '<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
  )
  const cid = add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor ${descriptor} 0 R>>`,
  )
  const font = add(
    `<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[${cid} 0 R]/ToUnicode ${map} 0 R>>`,
  )
  const kids = contents.map((content) => {
    const body = add(stream(content))
    return add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 ${font} 0 R>>>>/Contents ${body} 0 R>>`,
    )
  })
  objects[1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`
  return written(objects, trailer)
}

const stream = (content: string): string => `<</Length ${Buffer.byteLength(content)}>>\nstream\n${content}\nendstream`

function toUnicode(codes: Map<string, number>): string {
  const pairs = [...codes].map(([char, code]) => {
    const units = Array.from({ length: char.length }, (_, i) => char.charCodeAt(i).toString(16).padStart(4, '0'))
    return `<${code.toString(16).padStart(4, '0')}> <${units.join('')}>`
  })
  const blocks: string[] = []
  for (let at = 0; at < pairs.length; at += 100) {
    const part = pairs.slice(at, at + 100)
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`
}

function written(objects: string[], trailer: string): Buffer {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((body, index) => {
    const at = Buffer.byteLength(text)
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = Buffer.byteLength(text)
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`)
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`
  return Buffer.from(
    `${text}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
  )
}

/** Paragraphs and one ruled table set on A4 pages; a table's header is printed again at the top of each page. */
export function typeset(paragraphs: string[], table: string[][], widths: number[], after: string[] = []): PdfPage[] {
  const setter = new Setter()
  paragraphs.forEach((text, index) => setter.paragraph(text, index === 0))
  if (table.length > 0) setter.table(table, widths)
  for (const text of after) setter.paragraph(text, false)
  return setter.pages
}

const [left, right, top, bottom] = [72, 528, 770, 72]

class Setter {
  readonly pages: PdfPage[] = []
  private y = 0

  paragraph(text: string, isTitle: boolean): void {
    const size = isTitle ? 18 : 12
    const perLine = Math.floor((right - left) / size)
    const lines: string[] = []
    const chars = Array.from(isTitle ? text : `\u3000\u3000${text}`)
    for (let at = 0; at < chars.length; at += perLine) lines.push(chars.slice(at, at + perLine).join(''))
    for (const line of lines) {
      const room = isTitle ? (right - left - line.length * size) / 2 : 0
      const indent = line.startsWith('\u3000\u3000') ? 2 * size : 0
      this.room(size * 1.6)
      this.text({ x: left + room + indent, y: this.y, size, text: line.replace(/^\u3000+/, '') })
    }
  }

  table([header = [], ...rows]: string[][], widths: number[]): void {
    this.newPage()
    this.row(header, widths)
    for (const row of rows) {
      if (this.y - this.heightOf(row, widths) < bottom) {
        this.newPage()
        this.row(header, widths)
      }
      this.row(row, widths)
    }
    this.y -= 20
  }

  private row(cells: string[], widths: number[]): void {
    const height = this.heightOf(cells, widths)
    const [upper, lower] = [this.y, this.y - height]
    let x = left
    this.rule([left, upper, left + widths.reduce((sum, one) => sum + one, 0), upper])
    this.rule([left, lower, left + widths.reduce((sum, one) => sum + one, 0), lower])
    cells.forEach((cell, index) => {
      this.rule([x, upper, x, lower])
      linesIn(cell, widths[index] ?? 0).forEach((text, line) => {
        this.text({ x: x + 3, y: upper - 13 - line * 13, size: 10, text })
      })
      x += widths[index] ?? 0
    })
    this.rule([x, upper, x, lower])
    this.y = lower
  }

  private heightOf(cells: string[], widths: number[]): number {
    return 6 + 13 * Math.max(1, ...cells.map((cell, index) => linesIn(cell, widths[index] ?? 0).length))
  }

  private room(height: number): void {
    if (this.pages.length === 0 || this.y - height < bottom) this.newPage()
    this.y -= height
  }

  private newPage(): void {
    this.pages.push({ texts: [{ x: 290, y: 40, size: 9, text: `- ${this.pages.length + 1} -` }], rules: [] })
    this.y = top
  }

  private text(text: PdfText): void {
    this.pages[this.pages.length - 1]?.texts.push(text)
  }

  private rule(rule: [number, number, number, number]): void {
    this.pages[this.pages.length - 1]?.rules.push(rule)
  }
}

function linesIn(cell: string, width: number): string[] {
  const perLine = Math.max(1, Math.floor((width - 6) / 10))
  const lines: string[] = []
  for (let at = 0; at < cell.length; at += perLine) lines.push(cell.slice(at, at + perLine))
  return lines
}
