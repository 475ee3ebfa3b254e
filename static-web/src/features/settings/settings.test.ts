import { describe, expect, it } from 'vitest';
import type { Setting, SettingChange } from '@/api/types';
import { at, baseTime } from '@/test/fixtures';
import { beneathText, changeText, envLine, filterSettings, groupSettings, lockReason, sourceText } from './setting-text';

const setting = (change: Partial<Setting> = {}): Setting => ({
  key: 'NEBULA_LOG_LEVEL',
  label: 'Log level',
  description: 'From which level on the log has lines.',
  group: 'Log',
  kind: 'choice',
  allowed: ['debug', 'error'],
  secret: false,
  dangerous: false,
  needsRestart: false,
  restartPending: false,
  isSet: false,
  source: { kind: 'default', value: 'information' },
  version: 0,
  ...change,
});

const change = (members: Partial<SettingChange>): SettingChange => ({
  version: 1, changedAt: at(60), changedBy: 'ada', secret: false, wasSet: false, isSet: true, beforeValue: null, afterValue: null, ...members,
});

const everything = ['settings.read', 'settings.write', 'settings.secure'];

describe('filterSettings', () => {
  const all = [setting(), setting({ key: 'NEBULA_POSTGRES_POOL', label: 'Connections', description: 'The most.', group: 'Postgres' })];

  it.each([
    ['nebula_postgres', ['NEBULA_POSTGRES_POOL']],
    ['log lines', ['NEBULA_LOG_LEVEL']],
    ['PostgreSQL', ['NEBULA_POSTGRES_POOL']],
    ['nothing of it', []],
    ['  ', ['NEBULA_LOG_LEVEL', 'NEBULA_POSTGRES_POOL']],
  ])('finds for "%s" %j', (query, keys) => {
    expect(filterSettings(all, query).map(({ key }) => key)).toEqual(keys);
  });

  it('keeps a group together and gives it a readable title', () => {
    expect(groupSettings(all).map(({ title, settings }) => [title, settings.length])).toEqual([['Log', 1], ['PostgreSQL', 1]]);
  });
});

describe('sourceText', () => {
  it.each([
    [{}, 'Default'],
    [{ source: { kind: 'default' } }, 'Not set'],
    [{ source: { kind: 'environment', value: 'x' } }, 'From the environment'],
    [{ source: { kind: 'env_file', place: '/srv/.env line 12', value: 'x' } }, 'From /srv/.env line 12'],
  ] as [Partial<Setting>, string][])('tells %j as "%s"', (members, expected) => {
    expect(sourceText(setting(members), baseTime)).toBe(expected);
  });

  it('names who set it', () => {
    expect(sourceText(setting({ source: { kind: 'database', value: 'debug' }, changedBy: 'ada', changedAt: at(0) }), baseTime)).toMatch(/^Set here by ada, \d\d:\d\d$/);
  });
});

describe('envLine', () => {
  it.each([
    ['127.0.0.1:8096,localhost:80', 'NEBULA_LOG_LEVEL=127.0.0.1:8096,localhost:80'],
    ['two words # no comment', "NEBULA_LOG_LEVEL='two words # no comment'"],
    ['it\'s "this" \\ that', 'NEBULA_LOG_LEVEL="it\'s \\"this\\" \\\\ that"'],
    ['a\nb', 'NEBULA_LOG_LEVEL="a\\nb"'],
  ])('quotes %j as the file reads it back', (value, line) => {
    expect(envLine(setting({ source: { kind: 'database', value } }))).toBe(line);
  });

  it('never has the value of a secret', () => {
    expect(envLine(setting({ secret: true, source: { kind: 'database', value: 'leaked' } }))).toBe('NEBULA_LOG_LEVEL=');
  });
});

describe('lockReason', () => {
  it.each([
    [{ locked: 'It is kept elsewhere.' }, everything, 'It is kept elsewhere.'],
    [{}, ['settings.read'], 'Your role sees settings and does not change them.'],
    [{ secret: true }, ['settings.write'], 'Secrets are set by the owner.'],
    [{ dangerous: true }, ['settings.write'], 'It opens doors, so the owner sets it.'],
    [{ dangerous: true }, everything, null],
    [{}, ['settings.write'], null],
  ] as [Partial<Setting>, string[], string | null][])('of %j with %j is %j', (members, permissions, expected) => {
    expect(lockReason(setting(members), permissions)).toBe(expected);
  });
});

describe('beneathText and changeText', () => {
  it('tell what a reset brings', () => {
    expect(beneathText(setting())).toBeNull();
    expect(beneathText(setting({ beneath: { kind: 'environment', value: '5' } }))).toBe('Back to the environment: 5');
    expect(beneathText(setting({ beneath: { kind: 'default' } }))).toBe('Back to the default: nothing');
    expect(beneathText(setting({ secret: true, beneath: { kind: 'env_file' } }))).toBe('Back to .env');
  });

  it.each([
    [{ afterValue: '7' }, 'set to 7'],
    [{ wasSet: true, beforeValue: '7', afterValue: '8' }, '7 → 8'],
    [{ wasSet: true, isSet: false, beforeValue: '8' }, '8 → reset'],
    [{ secret: true }, 'set'],
    [{ secret: true, wasSet: true }, 'replaced'],
    [{ secret: true, wasSet: true, isSet: false }, 'reset'],
  ])('tell the change %j as "%s"', (members, expected) => {
    expect(changeText(change(members))).toBe(expected);
  });
});
