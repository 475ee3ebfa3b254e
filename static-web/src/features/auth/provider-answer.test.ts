import { describe, expect, it } from 'vitest';
import { readProviderAnswer } from './provider-answer';

describe('readProviderAnswer', () => {
  it('reads a good answer', () => {
    expect(readProviderAnswer('?code=a%20b&state=s&iss=https%3A%2F%2Fauth.example')).toEqual({
      code: 'a b',
      state: 's',
      iss: 'https://auth.example',
      error: null,
    });
  });

  it('reads a refusal, which has no code', () => {
    expect(readProviderAnswer('?error=access_denied&state=s')).toEqual({ code: '', state: 's', iss: null, error: 'access_denied' });
  });
});
