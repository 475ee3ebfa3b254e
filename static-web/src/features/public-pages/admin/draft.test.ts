import { describe, expect, it } from 'vitest';
import type { PublicPage } from '@/api/types';
import { applyNews } from '../visitor/apply-news';
import { barsSummary, barText } from '../visitor/bar-text';
import { draftOf, frameSnippet, inputOf, moved, newDraft, slugOf } from './draft';

describe('draft', () => {
  it.each([
    ['Plex & Friends!', 'plex-friends'],
    ['  Läden  ', 'laden'],
    ['***', ''],
    ['a'.repeat(60), 'a'.repeat(40)],
  ])('slugOf_%s', (title, slug) => expect(slugOf(title)).toBe(slug));

  it.each([
    [0, 1, ['b', 'a', 'c']],
    [2, -1, ['a', 'c', 'b']],
    [0, -1, ['a', 'b', 'c']],
    [2, 1, ['a', 'b', 'c']],
  ] as const)('moved_%s_by_%s', (index, by, expected) => expect(moved(['a', 'b', 'c'], index, by)).toEqual(expected));

  it('inputOf_OriginsInLinesOrWithCommas_AreAList', () => {
    expect(inputOf({ ...newDraft, framers: ' https://a.example,\nhttps://b.example\n' }).frameAncestors).toEqual(['https://a.example', 'https://b.example']);
  });

  it('draftOf_AndBack_IsTheSamePage', () => {
    const input = inputOf({ ...newDraft, slug: 'shop', title: 'Shop', framers: 'https://a.example' });
    const page = { ...input, id: 'p', version: 3, createdAt: '', updatedAt: '' } as PublicPage;

    expect(inputOf(draftOf(page))).toEqual(input);
  });

  it('frameSnippet_HostileTitle_StaysTextAndThePageOpensWithScripts', () => {
    const html = frameSnippet('https://n.example', { slug: 'shop', title: '"><script>x</script>' });

    const frame = new DOMParser().parseFromString(html, 'text/html').body.querySelector('iframe');
    expect([frame?.title, frame?.getAttribute('src')]).toEqual(['"><script>x</script>', 'https://n.example/s/shop/embed']);
    expect(frame?.getAttribute('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox');
    expect(html).not.toContain('<script>');
  });
});

describe('page', () => {
  const service = { id: 'shop', name: 'Shop', state: 'up' as const, words: '', since: '', uptime: 1, bars: [], responseTimeMs: 5, responseTimes: [5] };
  const overall = { state: 'up' as const, sentence: '1 up', counts: {} };
  const page = {
    slug: 's', title: 'S', accent: '#000000', generatedAt: '', stale: false, version: '1', overall, showsResponseTimes: true, showsMaintenance: true, maintenance: [], incidentDays: 0, incidents: [],
    sections: [{ heading: null, services: [service, { ...service, id: 'blog' }] }],
  };

  it('applyNews_OfOneService_LeavesTheOthers', () => {
    const told = { id: 'shop', state: 'down' as const, words: 'No answer.', since: 'then', at: 'now', responseTimeMs: null };

    const after = applyNews(page, { version: '1', overall: { ...overall, state: 'down' }, services: [told] });

    expect(after.sections[0]?.services.map(({ id, state }) => [id, state])).toEqual([['shop', 'down'], ['blog', 'up']]);
    expect(after.sections[0]?.services[0]?.responseTimes).toEqual([5, null]);
    expect(after.overall.state).toBe('down');
  });

  it('bars_InWords_TellWhatWasLost', () => {
    const troubled = { up: 3480, degraded: 0, down: 120, unknown: 0 };
    const bars = [{ up: 0, degraded: 0, down: 0, unknown: 60 }, troubled];

    expect(barsSummary(bars, 3600)).toBe('Last 2 hours, 1 known: down in 1 hour, 2 min in all');
    expect(barText(troubled, Date.parse('2026-03-01T00:00:00Z'), 86_400)).toMatch(/: 96\.6 %, down 2 min$/);
  });
});
