import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditItem } from '@/api/types';
import { diff, inShort } from './diff';
import { isEmpty, readFilter, toQuery } from './filter';
import { asText, knownAct, reasonOf, sentenceOf } from './sentence';

const item = (changes: Partial<AuditItem>): AuditItem => ({
  seq: 1,
  id: '0193568e-0000-7000-8000-000000000000',
  at: '2026-11-22T12:00:00Z',
  actor: { kind: 'user', id: '7', name: 'owner', address: '192.0.2.1' },
  action: 'monitors.pause',
  outcome: 'done',
  target: 'monitor:1',
  targetName: 'plex',
  times: 1,
  hash: '00',
  ...changes,
});

describe('sentenceOf', () => {
  it.each<[Partial<AuditItem>, string]>([
    [{}, 'owner paused monitor plex'],
    [{ action: 'monitors.update' }, 'owner changed monitor plex'],
    [{ outcome: 'refused' }, 'owner was not allowed to pause monitor plex'],
    [{ outcome: 'refused', action: 'monitors.update' }, 'owner was not allowed to change monitor plex'],
    [{ outcome: 'refused', detail: 'permission_missing: This needs monitors.write.' }, 'owner was not allowed to pause monitor plex'],
    [{ outcome: 'refused', action: 'monitors.create', target: null, targetName: null, detail: 'monitor_invalid: Too short.' }, 'owner tried to create a monitor, which was refused'],
    [{ outcome: 'failed' }, 'owner tried to pause monitor plex, which failed'],
    [{ targetName: null }, 'owner paused monitor 1'],
    [{ target: null, targetName: null, action: 'monitors.create', outcome: 'refused' }, 'owner was not allowed to create a monitor'],
    [{ action: 'sessions.create', target: 'session:1' }, 'owner signed in'],
    [{ action: 'users.reset-totp', target: 'user:1', targetName: 'grace' }, 'owner removed the second factor of user grace'],
    [{ action: 'account.totp_on', target: 'user:1', targetName: 'ada' }, 'owner turned the second factor on'],
    [{ action: 'sessions.create', outcome: 'refused', actor: { kind: 'public', id: null, name: 'public', address: '203.0.113.7' } }, 'Somebody at 203.0.113.7 was not allowed to sign in'],
    [{ action: 'secrets.rotate', actor: { kind: 'service', id: null, name: 'service', address: null } }, 'A process of Nebula rotated the keys of secrets'],
    [{ action: 'service-map.apply', target: null, targetName: null, actor: { kind: 'service', id: null, name: 'service-map.yml', address: null } }, 'service-map.yml changed the service map'],
    [{ action: 'service-map.apply', outcome: 'refused', target: null, targetName: null, actor: { kind: 'service', id: null, name: 'service-map.yml', address: null } }, 'service-map.yml was refused: the service map has faults'],
    [{ action: 'secrets.rotate', actor: { kind: 'service', id: null, name: './nebula by ann', address: null } }, './nebula by ann rotated the keys of secrets'],
    [{ action: 'access.refuse', outcome: 'refused', target: 'function:get-secret-keys', targetName: null }, 'owner was not allowed to use function get-secret-keys'],
    [{ action: 'access.flood', outcome: 'refused', target: null, targetName: null, actor: { kind: 'service', id: null, name: 'nebula', address: null } }, 'Nebula turned away more callers than are told apart'],
    [{ action: 'api-keys.revoke', target: 'api-key:9', targetName: 'ci', actor: { kind: 'api_key', id: '1', name: 'deploy key', address: null } }, 'deploy key revoked api key ci'],
    [{ action: 'users.role', target: 'user:7', targetName: 'eve' }, 'owner changed the role of user eve'],
    [{ action: 'account.totp_on', target: 'user:7', targetName: 'owner', outcome: 'failed' }, 'owner tried to turn the second factor on, which failed'],
    [{ action: 'settings.set', target: 'setting:NEBULA_X', targetName: null }, 'owner set setting NEBULA_X'],
    [{ action: 'notifications.channels.create', target: 'channel:1', targetName: 'Bell' }, 'owner created channel Bell'],
    [{ action: 'notifications.rules.create', target: null, targetName: null, outcome: 'refused' }, 'owner was not allowed to create a rule'],
    [{ action: 'things.frobnicate', target: null, targetName: 'x' }, 'owner did “frobnicate” in things x'],
    [{ targetName: '<img src=x onerror=alert(1)>' }, 'owner paused monitor <img src=x onerror=alert(1)>'],
  ])('sentenceOf_%j_IsASentence', (changes, expected) => {
    expect(asText(sentenceOf(item(changes)))).toBe(expected);
  });

  it('reasonOf_CodeAndWords_IsTheWords', () => {
    expect(reasonOf('permission_missing: This needs: a right.')).toBe('This needs: a right.');
    expect(reasonOf('No code here: none')).toBe('No code here: none');
  });
});

describe('diff', () => {
  it('diff_TwoStates_NamesWhatIsDifferentAndLeavesNoiseOut', () => {
    const changes = diff(
      { paused: false, version: 1, updatedAt: 'a', tags: [], check: { port: 9, host: 'h' } },
      { paused: true, version: 2, updatedAt: 'b', tags: ['a', 'b'], check: { port: 10, host: 'h', url: 'u' } },
    );

    expect(changes).toEqual([
      { path: 'paused', before: 'no', after: 'yes' },
      { path: 'tags', before: 'none', after: 'a, b' },
      { path: 'check.port', before: '9', after: '10' },
      { path: 'check.url', before: null, after: 'u' },
    ]);
  });

  it('diff_NewOrGone_IsAllOfIt', () => {
    expect(diff(undefined, { name: 'plex', version: 1 })).toEqual([
      { path: 'name', before: null, after: 'plex' },
      { path: 'version', before: null, after: '1' },
    ]);
    expect(diff({ name: 'plex' }, null)).toEqual([{ path: 'name', before: 'plex', after: null }]);
    expect(diff(undefined, undefined)).toEqual([]);
  });

  it('inShort_OneChange_FitsTheLine', () => {
    expect(inShort(diff({ paused: false }, { paused: true }))).toBe('paused: no → yes');
    expect(inShort(diff(undefined, { a: 1 }))).toBe('');
    expect(inShort(diff({ a: 'x'.repeat(90) }, { a: 'y' }))).toBe('');
  });
});

describe('filter', () => {
  it('readFilter_WhatAnybodyTypesIntoTheAddress_IsKeptOrLeftOut', () => {
    const filter = readFilter({ actor: 7, outcome: 'everything', from: '2026-13-45', to: '2026-11-22', text: '', target: 'monitor:1' });

    expect(filter).toEqual({ actor: '7', action: undefined, target: 'monitor:1', outcome: undefined, from: undefined, to: '2026-11-22', text: undefined });
    expect(isEmpty(readFilter({}))).toBe(true);
  });

  it('toQuery_Days_AreMeantWithAllTheirHours', () => {
    const query = new URLSearchParams(toQuery({ from: '2026-11-22', to: '2026-11-22', text: 'a&b' }));

    expect(Date.parse(query.get('to') ?? '') - Date.parse(query.get('from') ?? '')).toBe(24 * 3600 * 1000);
    expect(query.get('text')).toBe('a&b');
  });
});

describe('knownAct', () => {
  const acts = readFileSync(join(process.cwd(), '../libs/Nebula.Platform/Audit/AuditActions.cs'), 'utf8').matchAll(/public const string \w+ = "([^"]+)"/g);

  it.each([...acts].map(([, action = '']) => action))('knownAct_%s_HasWords', (action) => {
    expect(knownAct(action)).not.toBeNull();
  });
});
