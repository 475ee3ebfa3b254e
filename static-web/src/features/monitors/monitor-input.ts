import type { Check, Monitor, MonitorInput } from '@/api/types';

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function given<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => isGiven(each))) as T;
}

/** A monitor while it is typed: it has a name and a check, though they may be empty. */
export type MonitorDraft = MonitorInput & { name: string; check: Check };

export const toDraft = (start: MonitorInput): MonitorDraft => ({ ...start, name: start.name ?? '', check: start.check ?? {} });

/** What a form sends: members left empty are left out, so that the server's defaults and its messages apply. */
export function toInput(draft: MonitorDraft): MonitorInput {
  return { ...given(draft), name: draft.name.trim(), check: given(draft.check) };
}

/** A stored monitor as the form edits it, without what only the server may set. */
export function fromMonitor(monitor: Monitor): MonitorInput {
  const { name, description, group, node, tags, icon, open, dependsOn, witnessFor, intervalSeconds, timeoutSeconds, retries, recoverAfter, check } = monitor;
  return given({ name, description, group, node, tags, icon, open, public: monitor.public ?? false, dependsOn, witnessFor, intervalSeconds, timeoutSeconds, retries, recoverAfter, check: given(check) }) as MonitorInput;
}

/** Tags as they are typed: words may be in one, commas not. */
export const splitTags = (text: string): string[] => [...new Set(text.split(',').map((tag) => tag.trim()).filter(Boolean))];

/** "https://box.lan/health", "box.lan:5432", "MX example.org", "this installation's own". */
export function checkTarget(check: Check): string {
  if (check.type === 'push') return 'its calls';
  if (check.recordType) return `${check.recordType} ${check.host ?? ''}`;
  if (check.url) return check.url;
  if (check.connection) return "this installation's own";
  if (!check.host) return '';
  return check.port ? `${check.host}:${check.port}` : check.host;
}

/** Whether a monitor does this very check already, wherever it comes from. */
export const isWatched = (check: Check, monitors: Monitor[]): boolean =>
  monitors.some((monitor) => monitor.check.type === check.type && checkTarget(monitor.check) === checkTarget(check));

/** Keeps what fits the other type too: the address stays when the way of asking changes. */
export function changeType(check: Check, initial: Check): Check {
  const host = check.host ?? hostOf(check.url);
  const next: Check = { ...initial };
  if ('host' in initial && host) next.host = host;
  if ('url' in initial) next.url = check.url ?? (host ? `http://${host}${check.port ? `:${check.port}` : ''}` : '');
  if ('port' in initial && check.port) next.port = check.port;
  return next;
}

function hostOf(url: string | null | undefined): string | undefined {
  if (!url) return undefined;
  try {
    return new URL(url).hostname;
  } catch {
    return undefined;
  }
}
