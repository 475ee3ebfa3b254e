import { readFile } from 'node:fs/promises';
import openapiTS, { astToString, COMMENT_HEADER, type OpenAPI3 } from 'openapi-typescript';
import { expect, it } from 'vitest';

it('schema.gen.ts_OpenApiFile_IsWhatGenApiMakesOfIt', async () => {
  const file = JSON.parse(await readFile('../functions/openapi.json', 'utf8')) as OpenAPI3;

  const generated = COMMENT_HEADER + astToString(await openapiTS(file));

  expect(await readFile('src/api/schema.gen.ts', 'utf8'), 'run `npm run gen:api`').toBe(generated);
}, 60_000);
