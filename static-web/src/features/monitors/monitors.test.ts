import { describe, expect, it } from 'vitest';
import { monitor } from '@/test/fixtures';
import { filterMonitors } from './filter-monitors';
import { changeType, checkTarget, fromMonitor, toInput } from './monitor-input';
import { checkForms } from './types/registry';
import { whatIsLost } from './what-is-lost';
import { toYaml } from './yaml';

describe('toYaml', () => {
  it('toYaml_Defaults_AreLeftOut', () => {
    expect(toYaml(monitor())).toBe('  shop:\n    name: Shop\n    group: Services\n    url: https://shop.example/health\n');
  });

  it('toYaml_Everything_IsInTheMapsOwnWords', () => {
    const yaml = toYaml(
      monitor({
        public: true,
        tags: ['home', 'a b'],
        dependsOn: ['postgres'],
        intervalSeconds: 120,
        timeoutSeconds: 5,
        retries: 0,
        check: { type: 'http', url: 'https://shop.example/', method: 'HEAD', expectedStatus: '200-299,401', contains: 'all: fine', verifyTls: false },
      }),
    );

    expect(yaml).toBe(
      [
        '  shop:',
        '    name: Shop',
        '    group: Services',
        '    url: https://shop.example/',
        '    check:',
        '      method: HEAD',
        '      expectedStatus: "200-299,401"',
        '      contains: "all: fine"',
        '      verifyTls: false',
        '      interval: "120s"',
        '      timeout: "5s"',
        '      retries: 0',
        '    dependsOn: [postgres]',
        '    tags: [home, a b]',
        '    public: true',
        '',
      ].join('\n'),
    );
  });

  it('toYaml_MembersOfOneTypeOnly_AreThereUnlessTheyAreUsual', () => {
    const check = { type: 'dns', host: 'example.org', recordType: 'MX', expectedValues: ['10 mail.example.org'] } as const;

    expect(toYaml(monitor({ check: { ...check, expectedValues: [...check.expectedValues] } }))).toContain(
      '    kind: dns\n    group: Services\n    host: example.org\n    check:\n      recordType: MX\n      expectedValues: ["10 mail.example.org"]\n',
    );
    expect(toYaml(monitor({ check: { type: 'tls', host: 'example.org', port: 443, warnDays: 14, allowSelfSigned: false } }))).not.toContain('check:');
  });

  it('toYaml_SecretHeaders_NameAVariableInstead', () => {
    const yaml = toYaml(
      monitor({ check: { type: 'http', url: 'https://shop.example/', headers: { 'X-Plain': 'a: b' }, secretHeaders: { Authorization: null, 'X-Api-Key': null } } }),
    );

    expect(yaml).toContain('    check:\n      headers:\n        X-Plain: "a: b"\n      headersFromEnvironment:\n        Authorization: SHOP_AUTHORIZATION\n        X-Api-Key: SHOP_X_API_KEY\n');
  });

  it.each([
    ['yes', '"yes"'],
    ['a: b', '"a: b"'],
    ['# no comment', '"# no comment"'],
    ['line\nbreak', '"line\\nbreak"'],
    ['${HOME}', '"$${HOME}"'],
    ['$$', '"$$$"'],
    ['"quoted"', '"\\"quoted\\""'],
    ['-', '"-"'],
    ['Café', '"Café"'],
  ])('toYaml_NameWithMeaning_%j_IsQuoted', (name, written) => {
    expect(toYaml(monitor({ name }))).toContain(`    name: ${written}\n`);
  });
});

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
