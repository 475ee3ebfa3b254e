import { NativeSelect } from '@mantine/core';
import { groupsOf, tagsOf, type Facets } from '@/lib/facets';

interface FacetFilterProps {
  items: { group: string; tags?: string[] | null }[];
  facets: Facets;
  onChange: (facets: Facets) => void;
}

/** Narrows a list down by group and by tag; what has only one of them is not asked. */
export function FacetFilter({ items, facets, onChange }: FacetFilterProps) {
  const [groups, tags] = [groupsOf(items, facets), tagsOf(items, facets)];
  return (
    <>
      {(groups.length > 1 || facets.group) && (
        <NativeSelect
          aria-label="Group"
          size="xs"
          value={facets.group ?? ''}
          onChange={(event) => onChange({ ...facets, group: event.currentTarget.value || undefined })}
          data={[{ value: '', label: 'All groups' }, ...groups]}
        />
      )}
      {tags.length > 0 && (
        <NativeSelect
          aria-label="Tag"
          size="xs"
          value={facets.tag ?? ''}
          onChange={(event) => onChange({ ...facets, tag: event.currentTarget.value || undefined })}
          data={[{ value: '', label: 'All tags' }, ...tags]}
        />
      )}
    </>
  );
}
