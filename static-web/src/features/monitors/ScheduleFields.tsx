import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { MonitorDraft } from './monitor-input';
import { checkForm } from './types/registry';
import { splitList, type DraftFieldsProps } from './WhereFields';

type Count = 'intervalSeconds' | 'timeoutSeconds' | 'retries' | 'recoverAfter';

const witnessFor = [
  { value: '', label: 'No network' },
  { value: 'lan', label: 'Home network' },
  { value: 'tailnet', label: 'Tailnet' },
  { value: 'internet', label: 'Internet' },
];

export function ScheduleFields({ draft, onChange, errors }: DraftFieldsProps) {
  const number = (member: Count, label: string, placeholder: string, min: number, max: number) => (
    <NumberInput
      label={label}
      placeholder={placeholder}
      min={min}
      max={max}
      clampBehavior="none"
      allowDecimal={false}
      hideControls
      value={draft[member] ?? ''}
      error={errors[member]}
      onChange={(value) => onChange({ [member]: typeof value === 'number' ? value : undefined } as Partial<MonitorDraft>)}
    />
  );
  const form = checkForm(draft.check.type ?? 'http');
  return (
    <details className="fold">
      <summary>How often, how long, what it depends on</summary>
      <div className="stack">
        <div className="pair">
          {number('intervalSeconds', 'Every (s)', String(form.interval?.usual ?? 30), form.interval?.least ?? 5, 86400)}
          {number('timeoutSeconds', 'Give up after (s)', '10', 1, 60)}
        </div>
        <div className="pair">
          {number('retries', 'Tries again before it is down', String(form.usualRetries ?? 1), 0, 10)}
          {number('recoverAfter', 'Good checks before it is up again', '1', 1, 10)}
        </div>
        <TextInput label="Machine" placeholder="Id of a node" value={draft.node ?? ''} error={errors['node']} onChange={(event) => onChange({ node: event.currentTarget.value })} />
        <TextInput
          label="Depends on"
          description="Ids of services, apart by commas: while one of them is down, this one is told as its consequence"
          defaultValue={(draft.dependsOn ?? []).join(', ')}
          error={errors['dependsOn']}
          onChange={(event) => onChange({ dependsOn: splitList(event.currentTarget.value) })}
        />
        <NativeSelect
          label="Witness for"
          description="Says whether that network can be seen from here. While all its witnesses are silent, what is reached through it is unknown instead of down"
          data={witnessFor}
          value={draft.witnessFor ?? ''}
          error={errors['witnessFor']}
          onChange={(event) => onChange({ witnessFor: (event.currentTarget.value || undefined) as MonitorDraft['witnessFor'] })}
        />
        <TextInput label="Description" value={draft.description ?? ''} error={errors['description']} onChange={(event) => onChange({ description: event.currentTarget.value })} />
      </div>
    </details>
  );
}
