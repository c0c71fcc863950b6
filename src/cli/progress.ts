// How far long reading has come, on the terminal's error stream; nothing where it is no terminal or the work is short.

/** Pages below which reading a PDF is not worth a word. */
const longPaper = 20

/** Told by readers now and then: rows read (`total` unknown), or pages of a total. */
export function showProgress(locale: 'zh' | 'en'): (done: number, total: number | null) => void {
  const { stderr } = process
  return (done, total) => {
    if (!stderr.isTTY || (total !== null && total < longPaper)) return
    const rows = locale === 'zh' ? `已读${done}行…` : `${done} rows read …`
    const pages = locale === 'zh' ? `已读${done}/${total}页…` : `${done} of ${total} pages read …`
    stderr.write(`\r${total === null ? rows : pages}${total === done ? '\n' : ''}`)
  }
}
