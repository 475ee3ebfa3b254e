import { describe, expect, it } from 'vitest';
import { safeRedirect } from './safe-redirect';

const origin = 'https://nebula.example';

describe('safeRedirect', () => {
  it.each(['/', '/status', '/status?service=shop', '/monitors?edit=new#x'])('safeRedirect_OwnPath_%s_IsKept', (to) => {
    expect(safeRedirect(to, origin)).toBe(to);
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/./\\evil.example',
    '/.//evil.example',
    'https://evil.example/',
    'https://nebula.example@evil.example/',
    'javascript:alert(1)',
    ' /status',
    'status',
    '/login?to=/login',
    '/api/session',
    '',
    undefined,
    42,
    ['/status'],
  ])('safeRedirect_Hostile_%j_GoesHome', (to) => {
    expect(safeRedirect(to, origin)).toBe('/');
  });
});
