import { NumberInput } from '@mantine/core';
import type { CheckFieldsProps, CheckForm } from './check-form';

function Fields({ check, onChange, errors }: CheckFieldsProps) {
  return (
    <>
      <p className="dim">
        A backup, a cron job or another program calls an address of this installation as often as the interval below says. When no call comes in time, it is down. The address is made
        when the monitor is saved.
      </p>
      <NumberInput
        label="A call may be late by (s)"
        min={0}
        max={604800}
        allowDecimal={false}
        hideControls
        value={check.graceSeconds ?? ''}
        error={errors['graceSeconds']}
        onChange={(value) => onChange({ graceSeconds: typeof value === 'number' ? value : undefined })}
      />
    </>
  );
}

export default {
  type: 'push',
  label: 'Push (heartbeat)',
  hint: 'Nothing is asked: something else calls, and silence is down',
  order: 12,
  initial: { type: 'push', graceSeconds: 60 },
  isHeard: true,
  usualRetries: 0,
  Fields,
} satisfies CheckForm;
