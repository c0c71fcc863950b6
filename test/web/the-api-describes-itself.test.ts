// The OpenAPI document is made of the calls that are served: every address is in it, with who may and what goes in and out.
import { expect, test } from 'vitest'
import { apiRoutes } from '../../src/web/api/index.js'
import { openapiOf } from '../../src/web/api/openapi.js'

interface Operation {
  summary: string
  'x-who': string
  parameters: { name: string; in: string; required: boolean }[]
  responses: Record<string, unknown>
}
const calls = apiRoutes.map((one) => one.call)
const document = openapiOf(calls) as { openapi: string; paths: Record<string, Record<string, Operation>> }
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ path, method, one })),
)

test('every call is described once', () => {
  expect(document.openapi).toBe('3.1.0')
  expect(operations.length).toBe(calls.length)
})

test('each says what it is for, who may make it, and names what its address names', () => {
  for (const { path, method, one } of operations) {
    const name = `${method} ${path}`
    expect(one.summary.length, name).toBeGreaterThan(8)
    expect(one['x-who'], name).toMatch(/^(signed-in|contact|act:[a-z-]+)$/)
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    expect(
      one.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name),
      name,
    ).toEqual(named)
    expect(Object.keys(one.responses), name).toEqual(expect.arrayContaining(['200', '401', '403', '409']))
  }
})

test('reading changes nothing: every act is a post, a put or a delete', () => {
  for (const { call } of apiRoutes) if (call.method === 'get') expect(call.body, call.path).toBeNull()
})
