import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { curlExample, examples } from './scopes';

describe('curlExample', () => {
  it('asks for the first thing that the key may read', () => {
    expect(curlExample('nbk_x', ['monitors.write', 'monitors.read'], 'https://nebula.example')).toBe(
      "curl -H 'Authorization: Bearer nbk_x' https://nebula.example/api/monitors",
    );
  });

  it('has nothing to try for a key that may only change something', () => {
    expect(curlExample('nbk_x', ['monitors.run'], 'https://nebula.example')).toBeUndefined();
  });
});

describe('examples', () => {
  const { paths } = JSON.parse(readFileSync(join(process.cwd(), '../functions/openapi.json'), 'utf8')) as { paths: Record<string, { get?: unknown }> };

  it.each(Object.entries(examples))('example_Of_%s_IsThereToBeRead', (_permission, path) => {
    expect(paths[path]?.get).toBeDefined();
  });
});
