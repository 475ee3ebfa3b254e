import { NumberInput, TextInput } from '@mantine/core';
import type { CheckFieldsProps } from './check-form';

export function UrlField({ check, onChange, errors, placeholder }: CheckFieldsProps & { placeholder: string }) {
  return (
    <TextInput
      label="Address"
      type="url"
      inputMode="url"
      spellCheck={false}
      placeholder={placeholder}
      required
      withAsterisk={false}
      value={check.url ?? ''}
      error={errors['url']}
      onChange={(event) => onChange({ url: event.currentTarget.value })}
    />
  );
}

export function HostField({ check, onChange, errors }: CheckFieldsProps) {
  return (
    <TextInput
      label="Host"
      spellCheck={false}
      autoCapitalize="none"
      placeholder="box.lan or 192.168.1.10"
      required
      withAsterisk={false}
      value={check.host ?? ''}
      error={errors['host']}
      onChange={(event) => onChange({ host: event.currentTarget.value })}
    />
  );
}

export function PortField({ check, onChange, errors }: CheckFieldsProps) {
  return (
    <NumberInput
      label="Port"
      min={1}
      max={65535}
      allowDecimal={false}
      hideControls
      required
      withAsterisk={false}
      value={check.port ?? ''}
      error={errors['port']}
      onChange={(value) => onChange({ port: typeof value === 'number' ? value : undefined })}
    />
  );
}

export function DegradedField({ check, onChange, errors }: CheckFieldsProps) {
  return (
    <NumberInput
      label="Slow from (ms)"
      description="Answers slower than this count as degraded. Empty: never."
      min={1}
      allowDecimal={false}
      hideControls
      value={check.degradedAfterMs ?? ''}
      error={errors['degradedAfterMs']}
      onChange={(value) => onChange({ degradedAfterMs: typeof value === 'number' ? value : undefined })}
    />
  );
}

/** Of what is valid until a day: a certificate, a registered name. */
export function WarnDaysField({ check, onChange, errors }: CheckFieldsProps) {
  return (
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
  );
}

/** Host and port, or this installation's own server, which needs neither. */
export function ServerFields(props: CheckFieldsProps & { own: string }) {
  const { check, onChange, errors, own } = props;
  const isOwn = Boolean(check.connection);
  return (
    <>
      <label className="row">
        <input
          type="checkbox"
          checked={isOwn}
          onChange={(event) => onChange(event.currentTarget.checked ? { connection: 'nebula', host: undefined, port: undefined } : { connection: undefined })}
        />
        {own}
      </label>
      {errors['connection'] && <p className="fine">{errors['connection']}</p>}
      {!isOwn && (
        <div className="pair">
          <HostField {...props} />
          <PortField {...props} />
        </div>
      )}
    </>
  );
}
