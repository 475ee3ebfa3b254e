import { describe, expect, it } from 'vitest';
import type { Integration } from '@/api/types';
import { at, baseTime } from '@/test/fixtures';
import { evidenceText, groupIntegrations } from './integrations';

const integration = (change: Partial<Integration> = {}): Integration => ({
  id: 'redis', name: 'Redis', purpose: 'Counts.', state: 'ready', missing: [], settings: ['NEBULA_REDIS'], scopes: [],
  lastTest: { at: at(60), by: 'ada', works: true, detail: 'PING was answered', tookMs: 2 },
  ...change,
});

describe('groupIntegrations', () => {
  it('puts what fails first and leaves out empty groups', () => {
    const all = [integration(), integration({ id: 'a', state: 'not_configured' }), integration({ id: 'b', state: 'failing' }), integration({ id: 'c', state: 'untested' })];

    expect(groupIntegrations(all).map(({ title, items }) => [title, items.map(({ id }) => id)])).toEqual([
      ['Needs attention', ['b']],
      ['In use', ['redis', 'c']],
      ['Not set up', ['a']],
    ]);
    expect(groupIntegrations([integration()]).map(({ title }) => title)).toEqual(['In use']);
  });
});

describe('evidenceText', () => {
  it('tells what was seen and since when it fails', () => {
    const failing = integration({ state: 'failing', failingSince: at(600), lastTest: { at: at(60), by: 'nebula', works: false, detail: 'refused', tookMs: 1 } });

    expect(evidenceText(integration(), baseTime)).toMatch(/^PING was answered, 2 ms, /);
    expect(evidenceText(failing, baseTime)).toMatch(/^refused, 1 ms, .*; fails since /);
  });

  it('is silent where nobody has looked, and says that an old test counts no more', () => {
    expect(evidenceText(integration({ lastTest: null }), baseTime)).toBeNull();
    expect(evidenceText(integration({ state: 'not_configured' }), baseTime)).toBeNull();
    expect(evidenceText(integration({ state: 'untested' }), baseTime)).toMatch(/^The settings changed after the last test/);
  });
});
