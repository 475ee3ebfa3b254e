import './form.css';
import '@/app/overlays.css';
import { Button, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Monitor, MonitorBulkResult } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { plural } from '@/lib/format';
import { splitTags } from './monitor-input';
import { useBulk, type Bulk } from './use-bulk';

interface BulkEditDialogProps {
  monitors: Monitor[];
  onDone: (items: MonitorBulkResult[]) => void;
  onClose: () => void;
}

type Change = Bulk['change'];
type Count = 'intervalSeconds' | 'timeoutSeconds' | 'retries' | 'recoverAfter';

const isGiven = (value: unknown): boolean => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** New values for many monitors; a field left empty changes nothing. */
export default function BulkEditDialog({ monitors, onDone, onClose }: BulkEditDialogProps) {
  const [change, setChange] = useState<Change>({});
  const bulk = useBulk(onDone);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => isGiven(value))) as Change;
  const problem = bulk.error && toProblem(bulk.error);
  const errors = problem?.fieldMessages() ?? {};
  const set = (part: Change): void => setChange((current) => ({ ...current, ...part }));
  const mapped = monitors.filter(({ source }) => source === 'file').length;
  const tags = [...new Set(monitors.flatMap((monitor) => monitor.tags ?? []))];

  const number = (member: Count, label: string, min: number, max: number) => (
    <NumberInput
      label={label}
      placeholder="As it is"
      min={min}
      max={max}
      clampBehavior="none"
      allowDecimal={false}
      hideControls
      value={change[member] ?? ''}
      error={errors[member]}
      onChange={(value) => set({ [member]: typeof value === 'number' ? value : undefined } as Change)}
    />
  );
  return (
    <Modal opened onClose={onClose} size="38rem" title={`Edit ${plural(monitors.length, 'monitor')}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          bulk.mutate({ monitors, change: given });
        }}
      >
        {mapped > 0 && <p className="notice">{plural(mapped, 'of them is', 'of them are')} written in the service map and will be refused; change the file instead.</p>}
        <TextInput label="Group" placeholder="As it is" maxLength={80} value={change.group ?? ''} error={errors['group']} onChange={(event) => set({ group: event.currentTarget.value })} />
        <div className="pair">
          <TextInput label="Add tags" description="Apart by commas" error={errors['addTags']} onChange={(event) => set({ addTags: splitTags(event.currentTarget.value) })} />
          <TextInput
            label="Remove tags"
            description={tags.length === 0 ? 'They have none' : `They have ${tags.slice(0, 6).join(', ')}${tags.length > 6 ? ' …' : ''}`}
            disabled={tags.length === 0}
            error={errors['removeTags']}
            onChange={(event) => set({ removeTags: splitTags(event.currentTarget.value) })}
          />
        </div>
        <div className="pair">
          {number('intervalSeconds', 'Every (s)', 5, 86400)}
          {number('timeoutSeconds', 'Give up after (s)', 1, 60)}
        </div>
        <div className="pair">
          {number('retries', 'Tries again before it is down', 0, 10)}
          {number('recoverAfter', 'Good checks before it is up again', 1, 10)}
        </div>
        <NativeSelect
          label="Public"
          value={change.public === undefined ? '' : String(change.public)}
          data={[
            { value: '', label: 'As it is' },
            { value: 'true', label: 'Yes, anyone may see name and state' },
            { value: 'false', label: 'No' },
          ]}
          onChange={(event) => set({ public: event.currentTarget.value === '' ? undefined : event.currentTarget.value === 'true' } as Change)}
        />
        {problem && <ProblemNotice problem={problem} />}
        <div className="row">
          <Button type="submit" loading={bulk.isPending} disabled={Object.keys(given).length === 0}>
            Change {plural(monitors.length, 'monitor')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}
