import { describe, expect, it } from 'vitest';
import type { StoryNote } from '@/api/types';
import { at, incident } from '@/test/fixtures';
import { endWords, stepOf, storyOf } from './story';

const note = (id: string, change: Partial<StoryNote> = {}): StoryNote => ({ id, at: at(200), text: id, public: false, ...change });

describe('storyOf', () => {
  it('storyOf_ChecksAndPeople_IsInTheOrderOfTime', () => {
    const told = [
      { at: at(300), kind: 'opened' as const, text: 'down' },
      { at: at(100), kind: 'resolved' as const, text: 'up' },
    ];

    const story = storyOf(incident('i1', { timeline: told, notes: [note('fuse')] }));

    expect(story.map(({ text }) => text)).toEqual(['down', 'fuse', 'up']);
  });
});

describe('stepOf', () => {
  it('stepOf_NoteAfterAnUpdate_IsTheLastStep', () => {
    const notes = [note('a', { step: 'investigating' }), note('b', { step: 'identified' }), note('c')];

    expect(stepOf({ notes })).toBe('identified');
    expect(stepOf({ notes: [] })).toBeNull();
  });
});

describe('endWords', () => {
  it.each([
    [true, 'open', 'Open'],
    [true, 'resolved', 'Resolved'],
    [false, 'resolved', 'Recovered'],
  ] as const)('endWords_Manual_%s_%s_Is_%s', (manual, state, words) => expect(endWords({ manual, state })).toBe(words));
});
