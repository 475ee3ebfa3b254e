import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { joinLines, lineErrors, splitLines } from '../condition-lines';
import { DegradedField } from './AddressFields';
import type { CheckFieldsProps, CheckForm } from './check-form';

const recordTypes = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'TXT', 'SRV', 'CAA', 'PTR', 'SOA'] as const;

const examples: Record<string, string> = {
  A: '192.168.1.10',
  AAAA: '2001:db8::10',
  MX: '10 mail.example.org',
  TXT: 'v=spf1 -all',
  SRV: '10 5 5060 sip.example.org',
  CAA: '0 issue letsencrypt.org',
};

function Fields(props: CheckFieldsProps) {
  const { check, onChange, errors } = props;
  const recordType = check.recordType ?? 'A';
  return (
    <>
      <div className="pair">
        <TextInput
          label="Name to look up"
          spellCheck={false}
          autoCapitalize="none"
          placeholder={recordType === 'PTR' ? '192.168.1.10' : 'example.org'}
          required
          withAsterisk={false}
          value={check.host ?? ''}
          error={errors['host']}
          onChange={(event) => onChange({ host: event.currentTarget.value })}
        />
        <NativeSelect
          label="Record"
          data={[...recordTypes]}
          value={recordType}
          error={errors['recordType']}
          onChange={(event) => onChange({ recordType: recordTypes.find((each) => each === event.currentTarget.value) })}
        />
      </div>
      <Textarea
        label="Expected values"
        description="One a line, in any order; these and no others. Empty: anything."
        placeholder={examples[recordType] ?? 'ns1.example.org'}
        rows={2}
        resize="vertical"
        spellCheck={false}
        autoCapitalize="none"
        classNames={{ input: 'code' }}
        defaultValue={joinLines(check.expectedValues)}
        error={lineErrors(errors, 'expectedValues')}
        onChange={(event) => onChange({ expectedValues: splitLines(event.currentTarget.value) })}
      />
      <div className="pair">
        <TextInput
          label="Name server"
          description="Empty: those of this installation's machine"
          spellCheck={false}
          autoCapitalize="none"
          placeholder="192.168.1.1 or 9.9.9.9:53"
          value={check.resolver ?? ''}
          error={errors['resolver']}
          onChange={(event) => onChange({ resolver: event.currentTarget.value })}
        />
        <DegradedField {...props} />
      </div>
    </>
  );
}

export default {
  type: 'dns',
  label: 'DNS',
  hint: 'Asks a name server for the records of a name',
  order: 9,
  initial: { type: 'dns', host: '', recordType: 'A' },
  Fields,
} satisfies CheckForm;
