// The part of the docx library the tests use. Its own types name their files without endings, which this project's module
// resolution does not follow.
declare module 'docx' {
  interface Made<Name extends string> {
    readonly made: Name
  }
  type Maker<Options, Name extends string> = new (options: Options) => Made<Name>
  export const TextRun: Maker<string, 'run'>
  export const Paragraph: Maker<string | { text?: string; heading?: string; children?: Made<'run'>[] }, 'paragraph'>
  export const TableCell: Maker<{ children: Made<'paragraph'>[] }, 'cell'>
  export const TableRow: Maker<{ children: Made<'cell'>[]; tableHeader?: boolean }, 'row'>
  export const Table: Maker<{ rows: Made<'row'>[]; width?: { size: number; type: string } }, 'table'>
  export const Document: Maker<{ sections: { children: Made<'paragraph' | 'table'>[] }[] }, 'document'>
  export const Packer: { toBuffer(document: Made<'document'>): Promise<Buffer> }
  export const HeadingLevel: { HEADING_1: string }
  export const WidthType: { PERCENTAGE: string }
}
