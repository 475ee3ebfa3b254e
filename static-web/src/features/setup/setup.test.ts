import { describe, expect, it } from 'vitest';
import { passwordStrength } from '@/lib/password-strength';
import { advance, firstOpen, readProgress, revisit } from './progress';
import { captureSetupToken, readSetupToken } from './token';

describe('captureSetupToken', () => {
  it('captureSetupToken_SetupLink_TakesItOutOfTheAddress', () => {
    window.history.replaceState(null, '', '/setup#secret-1');

    captureSetupToken();

    expect(readSetupToken()).toBe('secret-1');
    expect(window.location.href).not.toContain('secret-1');
  });

  it('captureSetupToken_OtherPage_LeavesTheFragment', () => {
    window.history.replaceState(null, '', '/status#incidents');

    captureSetupToken();

    expect(readSetupToken()).toBeNull();
    expect(window.location.hash).toBe('#incidents');
  });
});

describe('progress', () => {
  it('advance_Skipped_MovesOnButIsNotDone', () => {
    expect(advance(readProgress(), true)).toEqual({ step: 'monitor', done: [] });
  });

  it('readProgress_AfterAClosedTab_ComesBackToTheStep', () => {
    advance(readProgress(), false);

    expect(readProgress()).toEqual({ step: 'monitor', done: ['found'] });
    expect(revisit(readProgress(), 'found').step).toBe('found');
  });

  it('advance_ToTheEnd_TakesEveryStepOnceAndComesBackToTheFirstSkipped', () => {
    const walked = ['found', 'monitor', 'tell', 'drill', 'keep'].map((step) => advance(readProgress(), step === 'drill').step);

    expect(walked).toEqual(['monitor', 'tell', 'drill', 'keep', 'finish']);
    expect(firstOpen(readProgress())).toBe('drill');
  });

  it.each(['{', '{"step":"evil"}', '[]', 'null'])('readProgress_Damaged_%s_StartsOver', (stored) => {
    localStorage.setItem('nebula.setup', stored);

    expect(readProgress()).toEqual({ step: 'found', done: [] });
  });
});

describe('passwordStrength', () => {
  it.each([
    ['', 0],
    ['short', 1],
    ['aaaaaaaaaaaaaaaa', 1],
    ['ada-lovelace-1', 1],
    ['xkcd-batt2', 2],
    ['correct-horse-batt', 3],
    ['correct-horse-battery-staple', 4],
  ])('%j scores %i', (password, score) => expect(passwordStrength(password, 'ada').score).toBe(score));

  it.each([
    ['', 'At least 10 characters; four unrelated words are good.'],
    ['nine-char', '1 more character.'],
    ['aaaaaaaaaabc', 'At least 4 different characters.'],
    ['Ada-Lovelace', 'It must not be the name.'],
  ])('%j hints %j, as the server demands', (password, hint) => expect(passwordStrength(password, 'ada-lovelace').hint).toBe(hint));
});
