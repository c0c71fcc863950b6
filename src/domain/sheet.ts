// A sheet of a workbook as everybody but the importer needs it: rows of text. The kind of file (.xlsx, .csv), its number
// formats and its formulas are settled before this; what is left is what a person sees in the cells.

export interface SheetRow {
  /** Row number in the file, 1-based, as the spreadsheet program shows it. */
  row: number
  /**
   * Cell texts from column A on; empty cells are `''`. Days are `YYYY-MM-DD` (with ` HH:mm` where a time is kept), numbers
   * have no float noise, formula cells hold the value kept in the file, merged cells have their value top-left only.
   */
  cells: string[]
}

export interface Sheet {
  /** The sheet's name; for .csv the file's name without its ending. */
  name: string
  /** Rows that hold anything, in order. */
  rows: SheetRow[]
}
