import { TextInput } from '@mantine/core';
import { WarnDaysField } from './AddressFields';
import type { CheckFieldsProps, CheckForm } from './check-form';

function Fields(props: CheckFieldsProps) {
  const { check, onChange, errors } = props;
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
        <WarnDaysField {...props} />
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
  interval: { usual: 43_200, least: 3_600 },
  initial: { type: 'domain', host: '', warnDays: 30 },
  Fields,
} satisfies CheckForm;
