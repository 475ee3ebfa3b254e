import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import type { Draft } from './draft';

interface ShownFieldsProps {
  draft: Draft;
  errors: Record<string, string>;
  onChange: (changes: Partial<Draft>) => void;
}

const bars = [
  { value: 'quarter', label: 'Bars of 90 days' },
  { value: 'day', label: 'Bars of 24 hours' },
  { value: 'none', label: 'None' },
];
const days = [0, 7, 14, 30, 90];

export function ShownFields({ draft, errors, onChange }: ShownFieldsProps) {
  const choices = days.includes(draft.incidentDays) ? days : [...days, draft.incidentDays].sort((a, b) => a - b);
  return (
    <section className="stack" aria-label="What is shown of them">
      <NativeSelect label="Uptime" data={bars} value={draft.bars} onChange={(event) => onChange({ bars: event.currentTarget.value as Draft['bars'] })} />
      <NativeSelect
        label="Incidents"
        data={choices.map((count) => ({ value: String(count), label: count === 0 ? 'None' : `Of the last ${count} days` }))}
        value={String(draft.incidentDays)}
        onChange={(event) => onChange({ incidentDays: Number(event.currentTarget.value) })}
      />
      <Checkbox label="Response times" checked={draft.showResponseTimes} onChange={(event) => onChange({ showResponseTimes: event.currentTarget.checked })} />
      <Checkbox label="Maintenance, running and planned" checked={draft.showMaintenance} onChange={(event) => onChange({ showMaintenance: event.currentTarget.checked })} />
      <Textarea
        label="Sites that may embed it"
        description="One a line, such as https://wiki.example.org. Nobody else can frame it."
        rows={2}
        value={draft.framers}
        error={Object.entries(errors).find(([field]) => field.startsWith('frameAncestors'))?.[1]}
        onChange={(event) => onChange({ framers: event.currentTarget.value })}
      />
    </section>
  );
}
