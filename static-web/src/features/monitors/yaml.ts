import type { Check, Monitor } from '@/api/types';
import { checkForm } from './types/registry';

type Scalar = string | number | boolean;
type Entry = [key: string, value: Scalar | string[] | Entry[] | null | undefined];

// A plain scalar that YAML 1.1 and 1.2 readers agree to be a text; anything else is written in quotes.
const plain = /^[A-Za-z/][A-Za-z0-9 ._/()-]*$/;
const otherMeaning = /^(true|false|yes|no|on|off|null|y|n)$/i;

const keyOf = (name: string): string => (/^[A-Za-z][A-Za-z0-9-]*$/.test(name) && !otherMeaning.test(name) ? name : JSON.stringify(name));

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
const usual = { verifyTls: true, timeout: '10s', recoverAfter: 1 } as const;

// Those that say where stand beside the check, not in it.
const places = new Set(['type', 'url', 'host', 'port', 'connection']);

// Those that are written in another way than they are kept.
const written = new Set(['headers', 'secretHeaders', 'headersFromEnvironment']);

const unlessUsual = <T>(value: T, assumed: unknown): T | undefined => (value === assumed ? undefined : value);

/** No file holds a secret: it names the environment variable that does. */
function variableOf(monitor: Monitor, header: string): string {
  const name = `${monitor.key}_${header}`.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return (/^[A-Z]/.test(name) && !name.startsWith('NEBULA_') ? name : `HEADER_${name}`).slice(0, 64);
}

function headerEntries(headers: Record<string, string> | null | undefined): Entry[] {
  return Object.entries(headers ?? {}).map(([name, value]): Entry => [keyOf(name), value]);
}

/** What is particular about the check; a form starts with what the server assumes, so the types need no list of their own. */
function checkEntries(monitor: Monitor): Entry[] {
  const check: Check = monitor.check;
  const assumed: Record<string, unknown> = { verifyTls: usual.verifyTls, ...checkForm(check.type).initial };
  const own = Object.entries(check).filter(([name]) => !places.has(name) && !written.has(name)) as Entry[];
  const secret = Object.keys(check.secretHeaders ?? {}).map((name): Entry => [keyOf(name), variableOf(monitor, name)]);
  return [
    ...own.map(([name, value]): Entry => [name, unlessUsual(value, assumed[name])]),
    ['headers', headerEntries(check.headers)],
    ['headersFromEnvironment', [...headerEntries(check.headersFromEnvironment), ...secret]],
    ['interval', unlessUsual(`${monitor.intervalSeconds}s`, monitor.public ? '60s' : '30s')],
    ['timeout', unlessUsual(`${monitor.timeoutSeconds}s`, usual.timeout)],
    ['retries', unlessUsual(monitor.retries, checkForm(check.type).usualRetries ?? 1)],
    ['recoverAfter', unlessUsual(monitor.recoverAfter, usual.recoverAfter)],
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
  const witness = monitor.witnessFor ? [`    # and as a witness: networks: { ${monitor.witnessFor}: { witnesses: [${monitor.key}] } }`] : [];
  return [`  ${monitor.key}:`, ...lines(entries, '    '), ...witness].join('\n') + '\n';
}
