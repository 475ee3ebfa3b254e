import { Textarea } from '@mantine/core';
import type { CheckFieldsProps } from './types/check-form';
import { joinLines, lineErrors, splitLines } from './condition-lines';

type Member = 'conditions' | 'degradedUnless';

const examples: Record<string, string> = {
  http: 'json $.db.status == "up"\nheader Content-Type contains "json"\ncertificate > 14d',
  dns: 'answer contains "192.168.1.10"\nttl > 1m',
  tls: 'certificate > 3d',
};

/** What must, and what should, hold of an answer: a condition a line. */
export function ConditionFields({ check, onChange, errors }: CheckFieldsProps) {
  const field = (member: Member, label: string, description: string, placeholder: string) => (
    <Textarea
      label={label}
      description={description}
      placeholder={placeholder}
      rows={3}
      resize="vertical"
      spellCheck={false}
      autoCapitalize="none"
      classNames={{ input: 'code' }}
      defaultValue={joinLines(check[member])}
      error={lineErrors(errors, member)}
      onChange={(event) => onChange({ [member]: splitLines(event.currentTarget.value) })}
    />
  );
  return (
    <details className="fold" open={Boolean(check.conditions?.length ?? check.degradedUnless?.length)}>
      <summary>What the answer has to be like</summary>
      <div className="stack">
        {field('conditions', 'Down unless', 'One condition a line; all of them must hold', examples[check.type ?? ''] ?? 'time < 2s')}
        {field('degradedUnless', 'Degraded unless', 'One condition a line; otherwise it counts as degraded', 'time < 500ms')}
      </div>
    </details>
  );
}
