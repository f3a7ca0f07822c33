import { type Route, routes } from '@app/contracts';
import { z } from 'zod';

/** The API as OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1), made from the table of routes. */
export function openApi(origin: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries<Route>(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(name, route);
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Wirewatch', version: '1', description: 'Real-time news alerts' },
    servers: [{ url: origin }],
    paths,
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'wirewatch' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Error: ERROR },
    },
  };
}

const ERROR = z.toJSONSchema(
  z.object({
    code: z.string(),
    message: z.string(),
    hint: z.string().optional(),
    details: z.unknown().optional(),
  }),
);

function operation(name: string, route: Route): object {
  const query = route.query === undefined ? {} : jsonSchema(route.query, 'input');
  return {
    operationId: name,
    summary: route.summary,
    'x-least-role': route.role,
    ...(route.role === 'visitor' ? {} : { security: [{ cookie: [] }, { token: [] }] }),
    parameters: [...pathParameters(route.path), ...queryParameters(query)],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: json(jsonSchema(route.body, 'input')) } }),
    responses: {
      [successOf(route)]: { description: 'Done', ...contentOf(route) },
      default: { description: 'Refused', content: json({ $ref: '#/components/schemas/Error' }) },
    },
  };
}

function successOf(route: Route): number {
  return route.answer === undefined && route.produces === undefined ? 204 : (route.status ?? 200);
}

function contentOf(route: Route): object {
  if (route.answer !== undefined) return { content: json(jsonSchema(route.answer, 'output')) };
  return route.produces === undefined ? {} : { content: { [route.produces]: {} } };
}

function json(schema: object): object {
  return { 'application/json': { schema } };
}

/** What JSON Schema can't say (a time zone's name) is left open. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest as JsonSchema;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ properties = {}, required = [] }: JsonSchema): object[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}
