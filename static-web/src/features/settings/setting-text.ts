import type { Setting, SettingChange } from '@/api/types';
import { formatMoment } from '@/lib/format';

export interface SettingGroup {
  name: string;
  title: string;
  settings: Setting[];
}

const titles: Record<string, string> = { Postgres: 'PostgreSQL', ServiceMap: 'Service map', Outbound: 'Outgoing connections', Secrets: 'Secrets and data' };

/** Groups in the order in which the server tells them. */
export function groupSettings(settings: readonly Setting[]): SettingGroup[] {
  const groups = new Map<string, Setting[]>();
  for (const setting of settings) groups.set(setting.group, [...(groups.get(setting.group) ?? []), setting]);
  return [...groups].map(([name, members]) => ({ name, title: titles[name] ?? name, settings: members }));
}

/** Every word must be somewhere in it: name of the variable, label, description, group. Values of the page are found too. */
export function filterSettings(settings: readonly Setting[], query: string): Setting[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return settings.filter((setting) => {
    const text = [setting.key, setting.label, setting.description, setting.group, titles[setting.group], setting.source.value].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** "Set by ada, 14:02", "/srv/nebula/.env line 12", "Default". */
export function sourceText(setting: Setting, now: number): string {
  const { kind, place } = setting.source;
  switch (kind) {
    case 'database':
      return setting.changedAt ? `Set here by ${setting.changedBy ?? 'somebody'}, ${formatMoment(setting.changedAt, now)}` : 'Set here';
    case 'environment':
      return 'From the environment';
    case 'env_file':
      return `From ${place ?? '.env'}`;
    case 'configuration':
      return `From the configuration${place ? `, ${place}` : ''}`;
    case 'default':
      return setting.source.value ? 'Default' : 'Not set';
  }
}

const places = { database: 'here', environment: 'the environment', env_file: '.env', configuration: 'the configuration', default: 'the default' } as const;

/** What a reset brings back, for the button's title; null when there is nothing to reset. */
export function beneathText({ beneath, secret }: Setting): string | null {
  if (!beneath) return null;
  const value = secret ? '' : beneath.value ? `: ${beneath.value}` : ': nothing';
  return `Back to ${places[beneath.kind]}${value}`;
}

/** A line that a `.env` file reads back as the same value; of a secret the name alone. */
export function envLine({ key, secret, source }: Setting): string {
  const value = secret ? '' : (source.value ?? '');
  if (/^[\w.,:/@+-]*$/.test(value)) return `${key}=${value}`;
  if (!value.includes("'") && !/[\n\r\t]/.test(value)) return `${key}='${value}'`;
  const escaped = value.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t');
  return `${key}="${escaped}"`;
}

/** Why somebody with these permissions cannot change it; null for who can. */
export function lockReason(setting: Setting, permissions: readonly string[]): string | null {
  if (setting.locked) return setting.locked;
  if (!permissions.includes('settings.write')) return 'Your role sees settings and does not change them.';
  if ((setting.secret || setting.dangerous) && !permissions.includes('settings.secure')) {
    return setting.secret ? 'Secrets are set by the owner.' : 'It opens doors, so the owner sets it.';
  }
  return null;
}

/** "30s → 1m"; of a secret only that it was set. */
export function changeText({ secret, wasSet, isSet, beforeValue, afterValue }: SettingChange): string {
  if (!isSet) return secret || !beforeValue ? 'reset' : `${beforeValue} → reset`;
  if (secret) return wasSet ? 'replaced' : 'set';
  return wasSet ? `${beforeValue} → ${afterValue}` : `set to ${afterValue}`;
}
