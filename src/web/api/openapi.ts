// The API as an OpenAPI 3.1 document, made from the same calls that are served: it cannot say anything else than they do.
import { z } from 'zod'
import { type Call, isFileBody, problem, type Who } from './call.js'

type Json = Record<string, unknown>

const jsonOf = (type: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  }) as Json
  return schema
}

const asJson = (schema: Json) => ({ 'application/json': { schema } })

const parametersIn = (place: 'path' | 'query', type: z.ZodObject): Json[] => {
  const { properties = {}, required = [] } = jsonOf(type, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }))
}

const refusals: readonly [status: string, meaning: string][] = [
  ['400', 'The request has not the shape described here'],
  ['401', 'No session, or it has ended'],
  ['403', 'Not this person: no role for it, not their unit, or the one who must not decide on their own'],
  ['404', 'There is no such thing'],
  ['409', 'Refused by the state of the matter, or it changed since it was opened'],
]

const whoInWords = (who: Who): string => (typeof who === 'string' ? who : `act:${who.act}`)

function operationOf(one: Call): Json {
  const { body, answer } = one
  const fileParts = body !== null && isFileBody(body) ? { 'application/octet-stream': { schema: {} } } : null
  return {
    summary: one.summary,
    'x-who': whoInWords(one.who),
    tags: [one.path.split('/')[2] ?? ''],
    parameters: [...parametersIn('path', one.params), ...parametersIn('query', one.query)],
    ...(body === null
      ? {}
      : { requestBody: { required: true, content: fileParts ?? asJson(jsonOf(body as z.ZodType, 'input')) } }),
    responses: {
      '200': {
        description: 'Done',
        content: answer === 'file' ? { 'application/octet-stream': { schema: {} } } : asJson(jsonOf(answer, 'output')),
      },
      ...Object.fromEntries(
        refusals.map(([status, description]) => [
          status,
          { description, content: asJson({ $ref: '#/components/schemas/Problem' }) },
        ]),
      ),
    },
  }
}

export function openapiOf(calls: readonly Call[]): Json {
  const paths: Record<string, Json> = {}
  for (const one of calls) {
    const path = one.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [one.method]: operationOf(one) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '整改督办 duban',
      version: '1',
      description:
        'What the console and the phone page use. Sessions live in a cookie set by the login; every call but GET brings the header x-duban-csrf with the value of GET /api/me.',
    },
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'duban' } },
      schemas: { Problem: jsonOf(problem, 'output') },
    },
    security: [{ session: [] }],
    paths,
  }
}
