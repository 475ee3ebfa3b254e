import { NumberInput, TextInput } from '@mantine/core';
import type { CheckFieldsProps, CheckForm } from './check-form';

function Fields({ check, onChange, errors }: CheckFieldsProps) {
  return (
    <>
      <div className="pair">
        <TextInput
          label="Domain name"
          description="Asked for twice a day"
          spellCheck={false}
          autoCapitalize="none"
          placeholder="example.org"
          required
          withAsterisk={false}
          value={check.host ?? ''}
          error={errors['host']}
          onChange={(event) => onChange({ host: event.currentTarget.value })}
        />
        <NumberInput
          label="Warn before its end (days)"
          description="Degraded with this many left or fewer"
          min={0}
          max={1000}
          allowDecimal={false}
          hideControls
          value={check.warnDays ?? ''}
          error={errors['warnDays']}
          onChange={(value) => onChange({ warnDays: typeof value === 'number' ? value : undefined })}
        />
      </div>
      <TextInput
        label="RDAP server"
        description="Empty: the one that IANA names for it"
        type="url"
        inputMode="url"
        spellCheck={false}
        placeholder="https://rdap.example.org/"
        value={check.rdapServer ?? ''}
        error={errors['rdapServer']}
        onChange={(event) => onChange({ rdapServer: event.currentTarget.value })}
      />
    </>
  );
}

export default {
  type: 'domain',
  label: 'Domain name',
  hint: 'Asks the registry until when a name is registered',
  order: 11,
  initial: { type: 'domain', host: '', warnDays: 30 },
  Fields,
} satisfies CheckForm;
