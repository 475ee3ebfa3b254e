import { NativeSelect, TextInput } from '@mantine/core';
import { CloseIcon, SearchIcon } from '@/components/icons';
import type { EventCategory } from '@/api/types';
import { useCan } from '@/features/auth/session';
import classes from './EventsPage.module.css';
import { categories, categoryWords, severities, severityWords, type EventFilter } from './filter';

interface EventFiltersProps {
  filter: EventFilter;
  onChange: (changes: EventFilter) => void;
}

const chosen = ['source', 'subject', 'type'] as const;

/** The text is taken when it is finished, by Enter or by leaving the field: each is a question to the server. */
export function EventFilters({ filter, onChange }: EventFiltersProps) {
  const maySeeSecurity = useCan('audit.read');
  const take = (value: string): void => {
    if (value.trim() !== (filter.text ?? '')) onChange({ text: value.trim() || undefined });
  };
  const turn = (category: EventCategory): void => {
    const next = filter.category?.includes(category) ? filter.category.filter((one) => one !== category) : [...(filter.category ?? []), category];
    onChange({ category: next.length > 0 ? categories.filter((one) => next.includes(one)) : undefined });
  };
  const removable = chosen.filter((name) => filter[name]);

  return (
    <div role="search" aria-label="Filter the events" className={classes['filters']}>
      <TextInput
        key={filter.text ?? ''}
        type="search"
        aria-label="Words of the title"
        placeholder="Words of the title"
        leftSection={<SearchIcon size={15} />}
        defaultValue={filter.text ?? ''}
        maxLength={200}
        onBlur={(event) => take(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && take(event.currentTarget.value)}
        className={classes['text']}
      />
      <NativeSelect
        aria-label="Severity"
        value={filter.severity ?? ''}
        onChange={(event) => onChange({ severity: (event.currentTarget.value || undefined) as EventFilter['severity'] })}
        data={[{ value: '', label: 'All severities' }, ...severities.map((severity) => ({ value: severity, label: severityWords[severity] }))]}
      />
      <div role="group" aria-label="Categories" className={classes['chips']}>
        {categories
          .filter((category) => category !== 'security' || maySeeSecurity)
          .map((category) => (
            <button key={category} type="button" className={classes['chip']} aria-pressed={filter.category?.includes(category) ?? false} onClick={() => turn(category)}>
              {categoryWords[category]}
            </button>
          ))}
      </div>
      {removable.length > 0 && (
        <ul aria-label="Narrowed down to" className={classes['chips']}>
          {removable.map((name) => (
            <li key={name}>
              <button type="button" className={classes['chosen']} onClick={() => onChange({ [name]: undefined })}>
                <span>
                  {name} <bdi>{filter[name]}</bdi>
                </span>
                <CloseIcon size={12} />
                <span className="visually-hidden">, take away</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
