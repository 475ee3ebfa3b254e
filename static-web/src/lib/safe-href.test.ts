import { describe, expect, it } from 'vitest';
import { safeHref } from './safe-href';

describe('safeHref', () => {
  it.each(['javascript:alert(1)', ' javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'http://[', '', null, undefined])(
    'safeHref_%j_IsNoLink',
    (address) => expect(safeHref(address)).toBeNull(),
  );

  it('safeHref_WebAddress_IsKept', () => {
    expect(safeHref('http://192.168.1.10:32400/web')).toBe('http://192.168.1.10:32400/web');
  });
});
