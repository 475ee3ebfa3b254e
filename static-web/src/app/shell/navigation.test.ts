import { describe, expect, it } from 'vitest';
import { destinations, isCurrent, reachable, sectionsOf, tabsOf } from './navigation';

describe('navigation', () => {
  it('destinations_EachPage_StandsOnce', () => {
    const paths = destinations.map(({ to }) => to);

    expect(new Set(paths).size).toBe(paths.length);
  });

  it('reachable_Stranger_SeesTheStatusOnly', () => expect(reachable(undefined).map(({ label }) => label)).toEqual(['Status']));

  it('sectionsOf_OnePageOnly_LeavesEmptyGroupsOut', () => {
    const sections = sectionsOf(reachable(['audit.read']));

    expect(sections.map(({ title, pages }) => [title, pages.length])).toEqual([[null, 1], ['Administration', 1]]);
  });

  it('tabsOf_FiveFit_SixDoNot', () => {
    expect(tabsOf(destinations.slice(0, 5))).toMatchObject({ more: [] });
    expect(tabsOf(destinations.slice(0, 6)).shown).toHaveLength(4);
    expect(tabsOf(destinations.slice(0, 6)).more).toHaveLength(2);
  });

  it.each([
    ['/', '/', true],
    ['/', '/status', false],
    ['/status', '/status/plex', true],
    ['/status', '/statuses', false],
    ['/status', '/status/pages', false],
    ['/status/pages', '/status/pages', true],
    ['/status', '/status/incidents/1', true],
  ] as const)('isCurrent_%s_At_%s_Is_%s', (to, path, expected) => expect(isCurrent({ to }, path)).toBe(expected));
});
