import { describe, expect, it } from 'vitest';
import { monitor } from '@/test/fixtures';
import { filterMonitors } from './filter-monitors';
import { changeType, checkTarget, fromMonitor, toInput } from './monitor-input';
import { checkForms } from './types/registry';
import { whatIsLost } from './what-is-lost';

describe('monitor input', () => {
  it('toInput_EmptyMembers_AreLeftOut', () => {
    const input = toInput({ name: ' Shop ', group: '', tags: [], check: { type: 'http', url: 'https://x.example', contains: '' } });

    expect(input).toEqual({ name: 'Shop', check: { type: 'http', url: 'https://x.example' } });
  });

  it('fromMonitor_CarriesNothingThatOnlyTheServerMaySet', () => {
    expect(Object.keys(fromMonitor(monitor()))).not.toEqual(expect.arrayContaining(['id', 'key', 'version', 'source']));
  });

  it('changeType_KeepsTheAddress', () => {
    const toTcp = changeType({ type: 'http', url: 'https://box.lan/health' }, { type: 'tcp', host: '', port: undefined });

    expect(toTcp).toEqual({ type: 'tcp', host: 'box.lan', port: undefined });
    expect(checkTarget({ type: 'tcp', host: 'box.lan', port: 22 })).toBe('box.lan:22');
    expect(checkTarget({ type: 'dns', host: 'example.org', recordType: 'MX' })).toBe('MX example.org');
  });

  it('checkForms_HaveOneForEachType', () => {
    expect(checkForms.map(({ type }) => type)).toEqual(['http', 'tcp', 'ping', 'postgres', 'redis', 'ollama', 'stable-diffusion', 'comfyui', 'dns', 'tls', 'domain', 'push']);
  });
});

describe('list', () => {
  it('filterMonitors_EveryWordHasToBeFound', () => {
    const all = [monitor(), monitor({ id: '2', name: 'Plex', tags: ['media'] })];

    expect(filterMonitors(all, 'PLEX media').map(({ name }) => name)).toEqual(['Plex']);
    expect(filterMonitors(all, 'plex nextcloud')).toEqual([]);
  });

  it('whatIsLost_NamesDaysAndLinks', () => {
    expect(whatIsLost(34, ['postgres'])).toBe('Its results, uptime and incidents of 34 days are lost, and no backup is made. Its links to postgres go too; those services stay.');
    expect(whatIsLost(0, [])).toBe('It has no history yet.');
  });
});
