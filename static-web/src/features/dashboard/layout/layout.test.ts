import { describe, expect, it } from 'vitest';
import type { Dashboard } from '@/api/types';
import { service } from '@/test/fixtures';
import { defaultLayout, shownBoard, withOthers } from './boards';
import { addSection, addTile, fit, moveSection, moveTile, removeSection, stepTile } from './edit';
import { begin, step } from './history';
import { asPhone, othersKey, place, strip, toLayout, type PlacedSection } from './model';
import { neighbour } from './neighbour';

const services = ['a', 'b', 'c'].map((id) => service(id));
const board = (...sections: string[][]): PlacedSection[] =>
  sections.map((tiles, index) => ({ key: `s${index}`, title: `S${index}`, tiles: tiles.map((id) => ({ key: id, service: id })) }));
const ids = (sections: PlacedSection[]): string => sections.map(({ tiles }) => tiles.map(({ service: id }) => id).join('')).join('|');

const dashboard = (layout: Dashboard['layout']): Dashboard => ({ source: layout ? 'own' : 'default', layout, version: 0, sharedVersion: 0, hasShared: false, errors: [] });

describe('boards', () => {
  it('defaultLayout_SameServices_IsTheSame_AndTroubleIsShownFirst', () => {
    const [a, b] = [service('a'), service('b', { state: 'down' })];

    expect(defaultLayout([a, b])).toEqual(defaultLayout([a, service('b')]));
    expect(ids(shownBoard(dashboard(null), [a, b], 'desk'))).toBe('|ba|');
  });

  it('withOthers_ServiceWithoutATile_IsShownAtTheEnd_NotConfiguredIsNot', () => {
    const all = [...services, service('new'), service('unset', { state: 'not_configured' })];

    const sections = withOthers(place([{ title: 'X', tiles: [{ service: 'b' }, { service: 'gone' }] }]), all);

    expect(ids(sections)).toBe('bgone|acnew');
    expect(withOthers(sections, all)).toEqual(sections);
    expect(strip(sections)).toEqual([{ title: 'X', tiles: [{ service: 'b' }, { service: 'gone' }] }]);
  });

  it('place_EqualTiles_HaveKeysOfTheirOwn_AndStripIsTheWayBack', () => {
    const sections = [{ title: 'N', tiles: [{ note: 'x' }, { note: 'x' }] }, { title: 'N', tiles: [{ part: 'events' as const, size: { width: 4, height: 2 } }] }];

    const placed = place(sections);

    expect(new Set(placed.flatMap(({ key, tiles }) => [key, ...tiles.map((tile) => tile.key)])).size).toBe(5);
    expect(toLayout(placed, asPhone(placed))).toEqual({ sections, phone: [sections[0], { title: 'N', tiles: [{ part: 'events', size: { width: 2, height: 2 } }] }] });
  });
});

describe('edit', () => {
  it.each([
    ['a', { section: 's0', index: 3 }, 'bca|d'],
    ['c', { section: 's0', index: 0 }, 'cab|d'],
    ['a', { section: 's0', index: 1 }, 'abc|d'],
    ['b', { section: 's1', index: 1 }, 'ac|db'],
  ])('moveTile_%s_To%o', (tile, spot, expected) => expect(ids(moveTile(board(['a', 'b', 'c'], ['d']), tile, spot))).toBe(expected));

  it('stepTile_OverTheEdge_GoesIntoTheNextSection_AlsoAnEmptyOne', () => {
    const once = stepTile(board(['a', 'b'], [], ['c']), 'b', 1);
    const twice = stepTile(once, 'b', 1);

    expect([ids(once), ids(twice), ids(stepTile(twice, 'b', -1))]).toEqual(['a|b|c', 'a||bc', 'a|b|c']);
    expect(ids(stepTile(twice, 'a', -1))).toBe('a||bc');
  });

  it('moveTile_IntoTheOthers_IsForServicesOnly', () => {
    const sections = [...place([{ tiles: [{ note: 'x' }] }]), { key: othersKey, tiles: [] }];

    expect(moveTile(sections, sections[0]?.tiles[0]?.key ?? '', { section: othersKey, index: 0 })).toBe(sections);
  });

  it('sections_AreMadeMovedAndTakenAway_OthersStayLast', () => {
    const made = addSection(withOthers(board(['a']), services), 'new');

    expect(made.map(({ key }) => key)).toEqual(['s0', 'new', othersKey]);
    expect(moveSection(made, 'new', 1)).toBe(made);
    expect(moveSection(made, 'new', -1).map(({ key }) => key)).toEqual(['new', 's0', othersKey]);
    expect(ids(withOthers(removeSection(made, 's0'), services))).toBe('|abc');
    expect(addTile([], { key: 'k', note: 'x' })[0]?.tiles).toHaveLength(1);
  });

  it('fit_TooSmallOrTooLarge_IsHeldToTheScreen', () => {
    expect([fit({ width: 0.4, height: 0 }, 'desk'), fit({ width: 99, height: 99 }, 'phone')]).toEqual([{ width: 2, height: 1 }, { width: 2, height: 12 }]);
  });
});

describe('history', () => {
  it('step_UndoAndRedo_GoBackAndForth_AndAChangeForgetsWhatWasUndone', () => {
    const [first, second, third] = ['1', '2', '3'].map((key) => ({ desk: [{ key, tiles: [] }], phone: null }));
    if (!first || !second || !third) throw new Error('unreachable');

    const two = step(begin(first), { kind: 'change', draft: second });
    const undone = step(two, { kind: 'undo' });

    expect(undone.present).toBe(first);
    expect(step(undone, { kind: 'redo' }).present).toBe(second);
    expect(step(step(undone, { kind: 'change', draft: third }), { kind: 'redo' }).present).toBe(third);
    expect(step(undone, { kind: 'undo' })).toBe(undone);
  });
});

describe('neighbour', () => {
  const box = (key: string, left: number, top: number, width = 10) => ({ key, left, top, right: left + width, bottom: top + 10 });
  const boxes = [box('a', 0, 0), box('b', 10, 0), box('wide', 0, 20, 20), box('c', 0, 40), box('d', 10, 40)];

  it.each([
    ['b', 'down', 'wide'],
    ['wide', 'up', 'a'],
    ['d', 'up', 'wide'],
    ['a', 'up', null],
    ['d', 'down', null],
  ] as const)('neighbour_Of%s_%s', (key, direction, expected) => expect(neighbour(boxes, key, direction)).toBe(expected));
});
