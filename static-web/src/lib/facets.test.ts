import { describe, expect, it } from 'vitest';
import { fits, groupsOf, hasFacets, readFacets, tagsOf } from './facets';

const items = [
  { group: 'Media', tags: ['prod', 'tv'] },
  { group: 'Base', tags: ['prod'] },
  { group: 'Media', tags: null },
];

describe('facets', () => {
  it('readFacets_OnlyTextsCount', () => {
    expect(readFacets({ group: 'Media', tag: 7, q: 'x' })).toEqual({ group: 'Media', tag: undefined });
    expect(hasFacets(readFacets({ tag: '' }))).toBe(false);
  });

  it('fits_BothHaveToFit', () => {
    expect(items.filter((item) => fits({ group: 'Media', tag: 'prod' }, item))).toEqual([items[0]]);
    expect(items.filter((item) => fits({}, item))).toHaveLength(3);
  });

  it('groupsAndTags_AreThereOnceWithTheOneAskedFor', () => {
    expect(groupsOf(items, { group: 'Gone' })).toEqual(['Base', 'Gone', 'Media']);
    expect(tagsOf(items, {})).toEqual(['prod', 'tv']);
  });
});
