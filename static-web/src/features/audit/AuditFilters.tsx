import { NativeSelect, TextInput } from '@mantine/core';
import classes from './AuditPage.module.css';
import type { AuditFilter } from './filter';

interface AuditFiltersProps {
  filter: AuditFilter;
  onChange: (changes: AuditFilter) => void;
}

/** Texts are taken when they are finished, by Enter or by leaving the field: each is a question to the server. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const written = (name: 'text' | 'actor' | 'action' | 'target', label: string, placeholder: string) => {
    const take = (value: string): void => {
      if (value.trim() !== (filter[name] ?? '')) onChange({ [name]: value.trim() || undefined });
    };
    return (
      <TextInput
        key={`${name}:${filter[name] ?? ''}`}
        label={label}
        placeholder={placeholder}
        defaultValue={filter[name] ?? ''}
        maxLength={200}
        onBlur={(event) => take(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && take(event.currentTarget.value)}
      />
    );
  };
  return (
    <div role="search" aria-label="Filter the audit log" className={classes['filters']}>
      {written('text', 'Contains', 'Any word')}
      {written('actor', 'Who', 'owner')}
      {written('action', 'Act', 'users.role')}
      {written('target', 'Thing', 'user:0198…')}
      <NativeSelect
        label="Outcome"
        value={filter.outcome ?? ''}
        onChange={(event) => onChange({ outcome: (event.currentTarget.value || undefined) as AuditFilter['outcome'] })}
        data={[
          { value: '', label: 'All' },
          { value: 'done', label: 'Done' },
          { value: 'refused', label: 'Refused' },
          { value: 'failed', label: 'Failed' },
        ]}
      />
      <TextInput type="date" label="From" value={filter.from ?? ''} onChange={(event) => onChange({ from: event.currentTarget.value || undefined })} />
      <TextInput type="date" label="To" value={filter.to ?? ''} onChange={(event) => onChange({ to: event.currentTarget.value || undefined })} />
    </div>
  );
}
