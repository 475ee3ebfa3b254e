/** What lists of services are narrowed down by; it stands in the address. */
export interface Facets {
  group?: string | undefined;
  tag?: string | undefined;
}

interface Faceted {
  group: string;
  tags?: string[] | null;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export const readFacets = (search: Record<string, unknown>): Facets => ({ group: text(search['group']), tag: text(search['tag']) });

export const hasFacets = ({ group, tag }: Facets): boolean => group !== undefined || tag !== undefined;

export const fits = ({ group, tag }: Facets, item: Faceted): boolean =>
  (group === undefined || item.group === group) && (tag === undefined || (item.tags ?? []).includes(tag));

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort((a, b) => a.localeCompare(b));

/** All there are, each once; what is asked for stays to be chosen though nothing has it any more. */
export const groupsOf = (items: Faceted[], { group }: Facets): string[] => sorted([...items.map((item) => item.group), ...(group ? [group] : [])]);

export const tagsOf = (items: Faceted[], { tag }: Facets): string[] => sorted([...items.flatMap(({ tags }) => tags ?? []), ...(tag ? [tag] : [])]);
