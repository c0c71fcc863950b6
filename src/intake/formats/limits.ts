// How much of a file is read at most. A circular is a few pages, an annex a few thousand rows; what is far beyond that
// is an accident or an attack and is refused with the limit named, before it can fill the memory.

export const limits = {
  /** Entries of an archive (.docx, .xlsx). */
  archiveEntries: 2000,
  /** Bytes one entry of an archive may unfold to, counted while unfolding. */
  entryBytes: 192 * 1024 * 1024,
  /** Bytes all entries that are read may unfold to. */
  archiveBytes: 320 * 1024 * 1024,
  /** Bytes a Word document's text part may unfold to; it is held as a tree. */
  documentBytes: 24 * 1024 * 1024,
  /** How many times larger than packed an entry may be, once it is over `ratioFrom` bytes. */
  ratio: 250,
  ratioFrom: 8 * 1024 * 1024,
  /** Nesting of elements in a web page or an XML part. */
  depth: 512,
  /** Elements of a web page. */
  elements: 400_000,
  /** Attributes within one tag. */
  attributes: 1000,
  /** Columns of a table that hold anything. */
  columns: 256,
  /** Rows of all tables of a file. */
  rows: 200_000,
  /** Cells that hold anything. */
  cells: 4_000_000,
  /** Sheets of a workbook. */
  sheets: 200,
  /** Pages of a PDF. */
  pages: 1000,
  /** Pieces of text on one page of a PDF. */
  pagePieces: 60_000,
} as const
