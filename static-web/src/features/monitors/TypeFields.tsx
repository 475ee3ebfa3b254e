import { NativeSelect } from '@mantine/core';
import type { Check } from '@/api/types';
import { ConditionFields } from './ConditionFields';
import { changeType } from './monitor-input';
import { checkForm, checkForms } from './types/registry';

interface TypeFieldsProps {
  check: Check;
  onReplace: (check: Check) => void;
  onChange: (change: Partial<Check>) => void;
  errors: Record<string, string>;
}

// The server refuses them upside down: the first answer is one too many, whatever it is like.
const noExpectations = { conditions: undefined, degradedUnless: undefined, degradedAfterMs: undefined };

export function TypeFields({ check, onReplace, onChange, errors }: TypeFieldsProps) {
  const form = checkForm(check.type);
  return (
    <>
      <NativeSelect
        label="What kind of check"
        description={form.hint}
        data={checkForms.map(({ type, label }) => ({ value: type, label }))}
        value={form.type}
        error={errors['check.type']}
        onChange={(event) => onReplace(changeType(check, checkForm(event.currentTarget.value).initial))}
      />
      <form.Fields check={check} onChange={onChange} errors={errors} />
      {!form.isHeard && (
        <label className="row">
          <input
            type="checkbox"
            checked={check.upsideDown ?? false}
            onChange={(event) => onChange(event.currentTarget.checked ? { upsideDown: true, ...noExpectations } : { upsideDown: undefined })}
          />
          Upside down: an answer is bad, none is good
        </label>
      )}
      {!form.isHeard && !check.upsideDown && <ConditionFields key={form.type} check={check} onChange={onChange} errors={errors} />}
    </>
  );
}
