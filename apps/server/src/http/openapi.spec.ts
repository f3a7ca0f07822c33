import { routes } from '@app/contracts';
import { openApi } from './openapi.js';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: object;
  readonly security?: object;
}

describe('the OpenAPI document', () => {
  const { paths } = openApi('http://127.0.0.1:3000') as {
    paths: Record<string, Record<string, Operation>>;
  };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));

  it('has every route of the table once', () => {
    expect(operations.map((operation) => operation.operationId).sort()).toEqual(Object.keys(routes).sort());
  });

  it('names the parameters of path and query', () => {
    expect(paths['/api/feeds/{id}']?.['get']?.parameters).toEqual([
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    ]);
    expect(paths['/api/alerts']?.['get']?.parameters.map(({ name }) => name)).toEqual(['after', 'limit']);
  });

  it('says what a success is, and that all else is an error of the table', () => {
    expect(Object.keys(paths['/api/feeds']?.['post']?.responses ?? {})).toEqual(['201', 'default']);
    expect(Object.keys(paths['/api/feeds/{id}']?.['delete']?.responses ?? {})).toEqual(['204', 'default']);
  });

  it('asks for a session or a token where a visitor may not call', () => {
    expect(paths['/api/feeds']?.['get']?.security).toBeDefined();
    expect(paths['/api/topics']?.['get']?.security).toBeUndefined();
  });
});
