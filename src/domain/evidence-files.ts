// What a unit may hand in as evidence (佐证) beside its words: photos, scans and office files, told by their content. The limits
// and the sentences stand here once, for upload, submission and page.
import { refused } from '../base/result.js'

/** Most files of one submission. */
export const evidencePerSubmission = 9
/** Most uploads of a person that wait for a submission. */
export const waitingUploadsMax = 30
/** An upload nobody handed in is kept so long, ms. */
export const waitingUploadMs = 48 * 3_600_000

/** A kind that is taken: its content type, and the ending its name gets. */
export interface EvidenceKind {
  contentType: string
  ending: string
  isPicture: boolean
}

const picture = (ending: string, contentType = `image/${ending}`): EvidenceKind => ({
  contentType,
  ending,
  isPicture: true,
})
const paper = (ending: string, contentType: string): EvidenceKind => ({ contentType, ending, isPicture: false })
const office = 'application/vnd.openxmlformats-officedocument'

export const evidenceKinds: readonly EvidenceKind[] = [
  picture('jpg', 'image/jpeg'),
  picture('png'),
  picture('webp'),
  picture('gif'),
  picture('heic'),
  picture('heic', 'image/heif'),
  paper('pdf', 'application/pdf'),
  paper('docx', `${office}.wordprocessingml.document`),
  paper('xlsx', `${office}.spreadsheetml.sheet`),
  paper('ofd', 'application/ofd'),
]

const taken = '照片(jpg、png、webp、heic、gif)、PDF、Word(.docx)、Excel(.xlsx)和OFD文件'

export const wrongKind = refused('wrong-kind', `这种文件不能作为佐证,只收${taken},请换成其中一种再传。`)
export const withMacros = refused('wrong-kind', '这个文件带有宏,不能作为佐证,请另存为不带宏的.docx、.xlsx或PDF再传。')
export const unreadableArchive = refused('wrong-kind', `这个文件打不开(已损坏或加密),请重新保存后再传;只收${taken}。`)

/** 不收盖章件: the sealed paper goes by the OA alone (domain.md §9). */
export const filesGoByOa = refused(
  'files-go-by-oa',
  '办公室不在企业微信收盖章件等文件,请按通报要求通过OA报送;整改情况直接用文字回复即可,必要时可附图片。',
)

/** Most characters of a name, its ending aside. */
const stemMax = 60
/** Controls, what turns the writing direction, and what paths and file systems read otherwise. */
// oxlint-disable-next-line no-control-regex -- controls are what is taken out
const notInNames = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"|?*]/g

/** The name as it is kept: no path, nothing invisible, not too long, and the ending its content deserves. */
export function cleanFileName(given: string, { ending }: EvidenceKind): string {
  const base = given.split(/[/\\]/).at(-1) ?? ''
  const stem = base
    .replace(notInNames, '')
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const short = [...stem].slice(0, stemMax).join('')
  return `${short === '' ? '佐证' : short}.${ending}`
}
