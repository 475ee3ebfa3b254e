import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text';

describe('plainText', () => {
  it.each([
    ['Plex', 'Plex'],
    ['\u202Eexe.gnp', '\uFFFDexe.gnp'],
    ['a\u2066b\u2069', 'a\uFFFDb\uFFFD'],
    ['שלום', 'שלום'],
  ])('plainText_%j_Is_%j', (text, expected) => expect(plainText(text)).toBe(expected));
});
