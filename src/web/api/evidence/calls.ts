// 佐证: put up piece by piece and taken away again before it is handed in, and fetched.
import { z } from 'zod'
import { call } from '../call.js'

export const putEvidence = call('post', '/api/evidence', {
  summary: 'Upload one piece of evidence (picture, PDF, docx, xlsx, OFD; by content); it waits for its submission',
  who: 'contact',
  query: z.object({ name: z.string().max(500).default('') }),
  body: { fileBytes: 20 * 1024 * 1024 },
  answer: z.object({ id: z.string(), name: z.string(), contentType: z.string(), bytes: z.int() }),
})

export const dropEvidence = call('delete', '/api/evidence/:id', {
  summary: 'Take away an upload that was not handed in yet',
  who: 'contact',
  params: z.object({ id: z.string().max(40) }),
  answer: z.object({ id: z.string() }),
})

export const readEvidence = call('get', '/api/evidence/:id', {
  summary:
    'One piece of evidence as an attachment, for the office, the unit of its cases, the unit above, and its sender',
  who: 'signed-in',
  params: z.object({ id: z.string().max(40) }),
  answer: 'file',
})
