import type { PublicPage, PublicPageInput, PublicPageSection } from '@/api/types';

/** A page as it is edited: origins as they are typed, one a line. */
export interface Draft {
  slug: string;
  title: string;
  description: string;
  logoText: string;
  accent: string;
  published: boolean;
  sections: PublicPageSection[];
  bars: PublicPage['bars'];
  showResponseTimes: boolean;
  showMaintenance: boolean;
  incidentDays: number;
  framers: string;
}

export const emptySection: PublicPageSection = { heading: null, monitors: [], groups: [], tags: [] };

export const newDraft: Draft = {
  slug: '',
  title: '',
  description: '',
  logoText: '',
  accent: '#4f6bed',
  published: false,
  sections: [emptySection],
  bars: 'quarter',
  showResponseTimes: false,
  showMaintenance: true,
  incidentDays: 14,
  framers: '',
};

export const draftOf = (page: PublicPage): Draft => ({
  slug: page.slug,
  title: page.title,
  description: page.description ?? '',
  logoText: page.logoText ?? '',
  accent: page.accent,
  published: page.published,
  sections: page.sections,
  bars: page.bars,
  showResponseTimes: page.showResponseTimes,
  showMaintenance: page.showMaintenance,
  incidentDays: page.incidentDays,
  framers: page.frameAncestors.join('\n'),
});

export const inputOf = ({ framers, ...draft }: Draft): PublicPageInput => ({
  ...draft,
  frameAncestors: framers.split(/[\s,]+/).filter(Boolean),
});

/** "Plex & friends" becomes plex-friends. */
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-|-$/g, '');

/** The list with one thing a place further up or down. */
export function moved<T>(items: T[], index: number, by: -1 | 1): T[] {
  const to = index + by;
  const taken = items[index];
  if (taken === undefined || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, at) => at !== index);
  return [...rest.slice(0, to), taken, ...rest.slice(to)];
}

export const toggled = (items: string[], item: string): string[] => (items.includes(item) ? items.filter((one) => one !== item) : [...items, item]);

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** What is pasted elsewhere to frame the small variant. */
export const frameSnippet = (origin: string, { slug, title }: Pick<PublicPage, 'slug' | 'title'>): string =>
  `<iframe src="${escapeHtml(`${origin}/s/${slug}/embed`)}" title="${escapeHtml(title)}" width="320" height="240" style="border:0" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
