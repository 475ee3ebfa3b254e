import { TextInput } from '@mantine/core';
import { HostField, PortField, WarnDaysField } from './AddressFields';
import type { CheckFieldsProps, CheckForm } from './check-form';

function Fields(props: CheckFieldsProps) {
  const { check, onChange, errors } = props;
  return (
    <>
      <div className="pair">
        <HostField {...props} />
        <PortField {...props} />
      </div>
      <div className="pair">
        <TextInput
          label="Server name"
          description="Whom the certificate is for. Empty: the host."
          spellCheck={false}
          autoCapitalize="none"
          placeholder="wiki.example.org"
          value={check.serverName ?? ''}
          error={errors['serverName']}
          onChange={(event) => onChange({ serverName: event.currentTarget.value })}
        />
        <WarnDaysField {...props} />
      </div>
      <label className="row">
        <input type="checkbox" checked={check.allowSelfSigned ?? false} onChange={(event) => onChange({ allowSelfSigned: event.currentTarget.checked })} />
        Allow self-signed certificates
      </label>
    </>
  );
}

export default {
  type: 'tls',
  label: 'TLS certificate',
  hint: 'Looks at the certificate of a server, and how long it is still valid',
  order: 10,
  initial: { type: 'tls', host: '', port: 443, warnDays: 14, allowSelfSigned: false },
  Fields,
} satisfies CheckForm;
