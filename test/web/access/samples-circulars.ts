// Circulars from import to publishing.
import { outdated, type Samples } from './sample.js'

const draft = ({ draft }: { draft: string }) => ({ params: { id: draft } })
const seen = { seen: outdated }

export const circularSamples: Samples = {
  'GET /api/circulars': () => ({}),
  'POST /api/circulars': () => ({ query: { name: '通报.txt' }, body: '没有内容的文件' }),
  'GET /api/circulars/:id': draft,
  'GET /api/circulars/:id/findings': draft,
  'GET /api/circulars/:id/paper': draft,
  'GET /api/circulars/:id/file': draft,
  'GET /api/circulars/:id/choices': draft,
  'POST /api/circulars/:id/edits': (office) => ({
    ...draft(office),
    body: { ...seen, edits: [{ kind: 'set', pointer: '/title', value: '通报' }] },
  }),
  'POST /api/circulars/:id/confirm': (office) => ({ ...draft(office), body: { ...seen, cleared: true } }),
  'POST /api/circulars/:id/submit': (office) => ({ ...draft(office), body: seen }),
  'POST /api/circulars/:id/take-back': (office) => ({ ...draft(office), body: seen }),
  'POST /api/circulars/:id/approve': (office) => ({ ...draft(office), body: seen }),
  'POST /api/circulars/:id/discard': (office) => ({ ...draft(office), body: { ...seen, reason: '误传' } }),
  'POST /api/circulars/:id/annex': (office) => ({
    ...draft(office),
    query: { name: '附件.csv', ...seen, dry: 'true' },
    body: '单位,问题',
  }),
  'GET /api/circulars/:id/preflight': draft,
  'GET /api/circulars/:id/rehearsal': draft,
  'GET /api/circulars/:id/progress': (office) => ({ params: { id: office.published } }),
}
