import { describe, expect, it } from 'vitest';
import type { ActionKinds, Automation } from '@/api/types';
import { matchOf, matchWords, readPatterns } from '@/features/events/matching/match';
import { draftOf, inputOf } from './draft';
import { pauseWords } from './pause-words';

const kinds: ActionKinds = { kinds: [{ kind: 'webhook', label: 'Call a webhook', description: '', parameters: [] }], placeholders: [], fields: [] };

const automation: Automation = {
  id: 'a1',
  name: 'Ring',
  enabled: true,
  state: 'active',
  match: { minSeverity: 'error' },
  conditions: [],
  actions: [{ id: 'x1', kind: 'webhook', parameters: { url: 'https://example.net', text: 'hi' }, sealed: ['url', 'secret'], continueOnFailure: false }],
  rights: [],
  savedBy: 'ada',
  version: 3,
  createdAt: '2026-11-22T12:00:00Z',
  updatedAt: '2026-11-22T12:00:00Z',
};

describe('draft', () => {
  it('inputOf_SealedValuesLeftAlone_AreLeftOutAndStay', () => {
    const input = inputOf(draftOf(automation, kinds, null));

    expect(input.actions[0]).toEqual({ id: 'x1', kind: 'webhook', continueOnFailure: false, parameters: { text: 'hi' } });
  });

  it('inputOf_SealedValueWrittenAnew_IsSent', () => {
    const draft = draftOf(automation, kinds, null);
    const [action] = draft.actions;
    if (action) action.parameters['url'] = 'https://example.net/new';

    expect(inputOf(draft).actions[0]?.parameters).toEqual({ url: 'https://example.net/new', text: 'hi' });
  });

  it('draftOf_NewOneLikeAnEvent_HasItsMatchAndOneAction', () => {
    const draft = draftOf(null, kinds, { types: ['incident.*'] });

    expect(draft.match).toEqual({ types: ['incident.*'] });
    expect(draft.actions.map(({ kind, id }) => [kind, id])).toEqual([['webhook', null]]);
  });
});

describe('match', () => {
  it.each([
    [{}, 'Anything'],
    [{ minSeverity: 'error', categories: ['server', 'system'] } as const, 'Errors and worse of Server or System'],
    [{ types: ['incident.*'], subjects: ['service:plex', 'node:nas', 'x'] }, 'Anything of the kind incident.* about service:plex, node:nas or x'],
  ])('matchWords_%j_Reads_%s', (match, words) => expect(matchWords({ ...match } as never)).toBe(words));

  it('matchOf_EventOfAStory_MeansAllOfTheStoryAboutTheSameThing', () => {
    const match = matchOf({ type: 'incident.resolved', story: 'incident:1', subject: 'service:plex', category: 'server' } as never);

    expect(match).toMatchObject({ types: ['incident.*'], subjects: ['service:plex'], categories: ['server'] });
  });

  it('readPatterns_CommasAndSpaces_AreNoPatterns', () => expect(readPatterns(' a.*, ,b ,')).toEqual(['a.*', 'b']));
});

describe('pause', () => {
  const until = new Date(2026, 10, 22, 14, 10);
  const paused = { pausedUntil: until.toISOString(), pausedReason: '120 runs in a minute' };

  it('pauseWords_EndsToday_SaysWhenAndWhy', () =>
    expect(pauseWords(paused, until.getTime() - 60_000)).toBe('Paused by itself until 14:10: 120 runs in a minute.'));

  it('pauseWords_EndsOnAnotherDay_SaysWhich', () => expect(pauseWords(paused, until.getTime() - 86_400_000)).toMatch(/until .*22.* 14:10: /));

  it('pauseWords_OfBeforeWithoutAnEnd_PromisesNone', () => expect(pauseWords({ pausedReason: null }, 0)).toBe('Paused by itself: it ran too often.'));
});
