import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { DegradedField, UrlField } from './AddressFields';
import type { CheckFieldsProps, CheckForm } from './check-form';
import { RequestFields } from './RequestFields';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

function Fields(props: CheckFieldsProps) {
  const { check, onChange, errors } = props;
  return (
    <>
      <UrlField {...props} placeholder="https://box.lan/health" />
      <div className="pair">
        <TextInput
          label="Expected status"
          description="Such as 200-299,401"
          value={check.expectedStatus ?? ''}
          error={errors['expectedStatus']}
          onChange={(event) => onChange({ expectedStatus: event.currentTarget.value })}
        />
        <NativeSelect
          label="Method"
          description="How it is asked"
          data={[...methods]}
          value={check.method ?? 'GET'}
          error={errors['method']}
          onChange={(event) => onChange({ method: methods.find((each) => each === event.currentTarget.value) })}
        />
      </div>
      <div className="pair">
        <TextInput
          label="Answer contains"
          description="A text that must be in it"
          value={check.contains ?? ''}
          error={errors['contains']}
          onChange={(event) => onChange({ contains: event.currentTarget.value })}
        />
        <DegradedField {...props} />
      </div>
      <div className="pair">
        <NumberInput
          label="Redirects at most"
          description="The next one is the answer"
          placeholder="5"
          min={0}
          max={10}
          allowDecimal={false}
          hideControls
          disabled={check.followRedirects === false}
          value={check.maxRedirects ?? ''}
          error={errors['maxRedirects']}
          onChange={(value) => onChange({ maxRedirects: typeof value === 'number' ? value : undefined })}
        />
        <NumberInput
          label="Warn before the certificate ends (days)"
          description="Degraded with this many left or fewer; 0: never"
          placeholder="7"
          min={0}
          max={1000}
          allowDecimal={false}
          hideControls
          value={check.certificateWarnDays ?? ''}
          error={errors['certificateWarnDays']}
          onChange={(value) => onChange({ certificateWarnDays: typeof value === 'number' ? value : undefined })}
        />
      </div>
      <div className="row">
        <label className="row">
          <input type="checkbox" checked={check.followRedirects ?? true} onChange={(event) => onChange({ followRedirects: event.currentTarget.checked })} />
          Follow redirects
        </label>
        <label className="row">
          <input type="checkbox" checked={check.verifyTls ?? true} onChange={(event) => onChange({ verifyTls: event.currentTarget.checked })} />
          Verify the certificate
        </label>
      </div>
      <RequestFields {...props} />
    </>
  );
}

export default {
  type: 'http',
  label: 'HTTP(S)',
  hint: 'Asks an address and looks at status, text, time and certificate',
  order: 1,
  initial: { type: 'http', url: '', method: 'GET', expectedStatus: '200-299', followRedirects: true, verifyTls: true },
  Fields,
} satisfies CheckForm;
