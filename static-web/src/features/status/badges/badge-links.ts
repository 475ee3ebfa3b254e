export type BadgeKind = 'state' | 'uptime' | 'response';

export interface BadgeChoice {
  kind: BadgeKind;
  /** Empty for the last response time; a state has none. */
  window: string;
  label: string;
}

export const badgeWindows = ['24h', '7d', '30d', '90d'];

/** From the root of the site; what is the default anyway is left out. */
export function badgePath(service: string, { kind, window, label }: BadgeChoice): string {
  const query = new URLSearchParams();
  if (kind !== 'state') query.set('kind', kind);
  if (kind !== 'state' && window) query.set('window', window);
  if (label.trim()) query.set('label', label.trim());
  const text = query.toString();
  return `/api/status/badges/${encodeURIComponent(service)}.svg${text && `?${text}`}`;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
const escapeMarkdown = (text: string): string => text.replace(/[\\[\]<>&!*_`]/g, (letter) => `\\${letter}`);

/** What is pasted elsewhere: a picture that leads to the service's status. */
export function badgeSnippets(origin: string, service: { id: string; name: string }, choice: BadgeChoice) {
  const url = origin + badgePath(service.id, choice);
  const page = `${origin}/status?service=${encodeURIComponent(service.id)}`;
  const words = `Status of ${service.name}`;
  return {
    url,
    markdown: `[![${escapeMarkdown(words)}](${url})](${page})`,
    html: `<a href="${escapeHtml(page)}"><img src="${escapeHtml(url)}" alt="${escapeHtml(words)}"></a>`,
  };
}
