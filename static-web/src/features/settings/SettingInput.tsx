import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import type { Setting } from '@/api/types';

interface SettingInputProps {
  setting: Setting;
  value: string;
  disabled: boolean;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** The input that fits the kind; the name is on screen already, so here it is told to screen readers only. */
export function SettingInput({ setting, value, disabled, error, onChange }: SettingInputProps) {
  const common = { 'aria-label': setting.label, value, disabled, error, size: 'sm' as const };
  const choices = setting.kind === 'boolean' ? ['true', 'false'] : setting.allowed;
  if (choices.length > 0) {
    const data = choices.includes(value) ? choices : [{ value, label: 'Not set' }, ...choices];
    return <NativeSelect {...common} data={data} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  if (setting.secret) {
    return (
      <PasswordInput
        {...common}
        autoComplete="new-password"
        placeholder={setting.isSet ? 'Set; type to replace it' : 'Not set'}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      autoComplete="off"
      spellCheck={false}
      inputMode={setting.kind === 'number' ? 'numeric' : setting.kind === 'url' ? 'url' : undefined}
      placeholder={setting.example ? `Such as ${setting.example}` : undefined}
      rightSection={setting.unit ? <span className="fine">{setting.unit}</span> : undefined}
      rightSectionWidth={setting.unit ? `${setting.unit.length * 0.6 + 1}rem` : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
