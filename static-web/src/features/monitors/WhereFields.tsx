import { TextInput } from '@mantine/core';
import { splitTags, type MonitorDraft } from './monitor-input';

export interface DraftFieldsProps {
  draft: MonitorDraft;
  onChange: (change: Partial<MonitorDraft>) => void;
  errors: Record<string, string>;
}

export const splitList = (text: string): string[] => [...new Set(text.split(/[,\s]+/).filter(Boolean))];

export function WhereFields({ draft, onChange, errors }: DraftFieldsProps) {
  return (
    <>
      <div className="pair">
        <TextInput
          label="Name"
          required
          withAsterisk={false}
          maxLength={80}
          value={draft.name}
          error={errors['name']}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <TextInput label="Group" placeholder="Services" value={draft.group ?? ''} error={errors['group']} onChange={(event) => onChange({ group: event.currentTarget.value })} />
      </div>
      <div className="pair">
        <TextInput
          label="Page to open"
          description="Where its tile leads"
          type="url"
          placeholder="https://…"
          value={draft.open ?? ''}
          error={errors['open']}
          onChange={(event) => onChange({ open: event.currentTarget.value })}
        />
        <TextInput
          label="Tags"
          description="Apart by commas"
          defaultValue={(draft.tags ?? []).join(', ')}
          error={errors['tags']}
          onChange={(event) => onChange({ tags: splitTags(event.currentTarget.value) })}
        />
      </div>
      <label className="row">
        <input type="checkbox" checked={draft.public ?? false} onChange={(event) => onChange({ public: event.currentTarget.checked })} />
        Public: anyone may see its name and state on the status page
      </label>
    </>
  );
}
