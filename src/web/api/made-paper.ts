// A paper of the office as a download: gathered, filled, and written into the audit chain with its digest before it leaves,
// as the command `paper` does.
import { sha256 } from '../../base/ids.js'
import { done, type Result } from '../../base/result.js'
import { paperName } from '../../domain/paper.js'
import { gatherPaper, type PaperRequest, recordPaper } from '../../flows/papers/make-paper.js'
import { templateOf } from '../../papers/templates.js'
import type { ApiDoor, OutgoingFile } from './route.js'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function madePaper(
  { context, dataDir }: ApiDoor,
  request: PaperRequest,
  by: string,
  now: Date,
): Promise<Result<OutgoingFile>> {
  const filled = await gatherPaper(context, request, by, now)
  if (!filled.ok) return filled
  // The templating library is large; only a paper that may be made needs it.
  const { renderPaper } = await import('../../papers/render-paper.js')
  const { bytes: template } = await templateOf(dataDir, filled.value.kind)
  const made = renderPaper(filled.value, template)
  if (!made.ok) return made
  await recordPaper(context, request, { docx: sha256(made.value) }, by, now)
  return done({ fileName: fileNameOf(request), contentType: docx, bytes: made.value })
}

/** `B24Q3-T1约谈通知书.docx`, `B24Q3某单位整改通知单.docx`. */
function fileNameOf(request: PaperRequest): string {
  const about =
    'circular' in request
      ? `${request.circular}${'unit' in request ? request.unit : ''}`
      : 'talk' in request
        ? request.talk
        : request.no
  return `${about}${paperName[request.kind]}.docx`.replaceAll(/[\\/:*?"<>|]/g, '_')
}
