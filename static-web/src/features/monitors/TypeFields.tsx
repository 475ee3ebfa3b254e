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
      <ConditionFields key={form.type} check={check} onChange={onChange} errors={errors} />
    </>
  );
}
