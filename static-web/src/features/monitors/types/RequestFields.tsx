import { Textarea, TextInput } from '@mantine/core';
import type { CheckFieldsProps } from './check-form';
import { HeaderFields } from './HeaderFields';

const withBody = ['POST', 'PUT', 'PATCH'];

/** What goes along with the request. */
export function RequestFields(props: CheckFieldsProps) {
  const { check, onChange, errors } = props;
  const takesBody = withBody.includes(check.method ?? 'GET');
  return (
    <details className="fold" open={Boolean(check.headers ?? check.secretHeaders ?? check.headersFromEnvironment ?? check.body)}>
      <summary>What is sent along</summary>
      <div className="stack">
        <HeaderFields {...props} />
        {Object.entries(check.headersFromEnvironment ?? {}).map(([name, variable]) => (
          <p key={name} className="fine">
            <span className="mono">{name}</span>: the value of <span className="mono">{variable}</span>
          </p>
        ))}
        {takesBody && (
          <>
            <Textarea
              label="Body"
              description="Not secret: whoever may see this monitor sees it"
              rows={3}
              resize="vertical"
              spellCheck={false}
              autoCapitalize="none"
              classNames={{ input: 'code' }}
              value={check.body ?? ''}
              error={errors['body']}
              onChange={(event) => onChange({ body: event.currentTarget.value })}
            />
            <TextInput
              label="Type of the body"
              placeholder="application/json"
              spellCheck={false}
              value={check.contentType ?? ''}
              error={errors['contentType']}
              onChange={(event) => onChange({ contentType: event.currentTarget.value })}
            />
          </>
        )}
        {!takesBody && check.body && <p className="fine">{errors['body'] ?? `A request with ${check.method} has no body; choose POST, PUT or PATCH.`}</p>}
      </div>
    </details>
  );
}
