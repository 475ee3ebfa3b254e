import { describe, expect, it } from 'vitest';
import { curlExample } from './scopes';

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
