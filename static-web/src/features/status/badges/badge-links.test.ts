import { describe, expect, it } from 'vitest';
import { badgePath, badgeSnippets } from './badge-links';

const shop = { id: 'shop', name: 'Shop' };

describe('badge links', () => {
  it('badgePath_State_NeedsNoQuery', () => {
    expect(badgePath('shop', { kind: 'state', window: '30d', label: '  ' })).toBe('/api/status/badges/shop.svg');
  });

  it('badgePath_UptimeWithLabel_NamesWindowAndLabel', () => {
    expect(badgePath('shop', { kind: 'uptime', window: '7d', label: 'a & b' })).toBe('/api/status/badges/shop.svg?kind=uptime&window=7d&label=a+%26+b');
  });

  it('badgeSnippets_Markdown_LeadsToTheService', () => {
    const { markdown } = badgeSnippets('https://n.example', shop, { kind: 'state', window: '', label: '' });

    expect(markdown).toBe('[![Status of Shop](https://n.example/api/status/badges/shop.svg)](https://n.example/status?service=shop)');
  });

  it('badgeSnippets_HostileName_StaysText', () => {
    const { html, markdown } = badgeSnippets('https://n.example', { id: 'x', name: '"><script>](javascript:1)' }, { kind: 'uptime', window: '7d', label: '' });

    const image = new DOMParser().parseFromString(html, 'text/html').body.querySelector('img');
    expect(image?.alt).toBe('Status of "><script>](javascript:1)');
    expect(image?.getAttribute('src')).toBe('https://n.example/api/status/badges/x.svg?kind=uptime&window=7d');
    expect(html).not.toContain('<script>');
    expect(markdown).toContain('\\]');
  });
});
