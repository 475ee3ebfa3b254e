import type { Check, Monitor } from '@/api/types';

type Scalar = string | number | boolean;
type Entry = [key: string, value: Scalar | string[] | Entry[] | null | undefined];

// A plain scalar that YAML 1.1 and 1.2 readers agree to be a text; anything else is written in quotes.
const plain = /^[A-Za-z/][A-Za-z0-9 ._/()-]*$/;
const otherMeaning = /^(true|false|yes|no|on|off|null|y|n)$/i;

function scalar(value: Scalar): string {
  if (typeof value !== 'string') return String(value);
  // A dollar sign that would start a variable, or be taken for a doubled one, is doubled.
  const text = value.replace(/\$(?=[${])/g, '$$$$');
  if (/^https?:\/\/[^\s#'"{}[\],&*!|>%@`\\]+$/.test(text)) return text;
  return plain.test(text) && !otherMeaning.test(text) && text.trim() === text ? text : JSON.stringify(text);
}

function lines(entries: Entry[], indent: string): string[] {
  return entries.flatMap(([key, value]) => {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    if (!Array.isArray(value)) return [`${indent}${key}: ${scalar(value)}`];
    if (isTexts(value)) return [`${indent}${key}: [${value.map(scalar).join(', ')}]`];
    const nested = lines(value, `${indent}  `);
    return nested.length > 0 ? [`${indent}${key}:`, ...nested] : [];
  });
}

const isTexts = (value: string[] | Entry[]): value is string[] => typeof value[0] === 'string';

// What the service map assumes when a line is left out; saying it again would only be noise.
const defaults = { method: 'GET', expectedStatus: '200-299', followRedirects: true, verifyTls: true, timeout: '10s', retries: 1 } as const;

const unlessDefault = <T extends Scalar>(value: T | null | undefined, usual: T): T | null | undefined => (value === usual ? undefined : value);

function checkEntries(monitor: Monitor): Entry[] {
  const check: Check = monitor.check;
  const usualInterval = monitor.public ? 60 : 30;
  return [
    ['method', unlessDefault<string>(check.method, defaults.method)],
    ['expectedStatus', unlessDefault<string>(check.expectedStatus, defaults.expectedStatus)],
    ['contains', check.contains],
    ['followRedirects', unlessDefault<boolean>(check.followRedirects, defaults.followRedirects)],
    ['verifyTls', unlessDefault<boolean>(check.verifyTls, defaults.verifyTls)],
    ['degradedAfterMs', check.degradedAfterMs],
    ['conditions', check.conditions],
    ['degradedUnless', check.degradedUnless],
    ['interval', monitor.intervalSeconds === usualInterval ? undefined : `${monitor.intervalSeconds}s`],
    ['timeout', unlessDefault<string>(`${monitor.timeoutSeconds}s`, defaults.timeout)],
    ['retries', unlessDefault<number>(monitor.retries, defaults.retries)],
    ['connection', check.connection],
  ];
}

/** A monitor as an entry of `services:` in service-map.yml, to be pasted there. */
export function toYaml(monitor: Monitor): string {
  const { check } = monitor;
  const entries: Entry[] = [
    ['name', monitor.name],
    ['description', monitor.description],
    ['kind', check.type === 'http' ? undefined : check.type],
    ['group', monitor.group],
    ['node', monitor.node],
    ['url', check.url],
    ['host', check.host],
    ['port', check.port],
    ['check', checkEntries(monitor)],
    ['open', monitor.open],
    ['dependsOn', monitor.dependsOn],
    ['tags', monitor.tags],
    ['icon', monitor.icon],
    ['public', monitor.public === true ? true : undefined],
  ];
  return [`  ${monitor.key}:`, ...lines(entries, '    ')].join('\n') + '\n';
}
