import { PasswordInput } from '@mantine/core';
import { useId } from 'react';
import { passwordStrength } from '@/lib/password-strength';
import classes from './NewPasswordInput.module.css';

interface NewPasswordInputProps {
  label: string;
  /** Whose password it will be. */
  userName: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

export function NewPasswordInput({ label, userName, value, error, onChange }: NewPasswordInputProps) {
  const hint = useId();
  const strength = passwordStrength(value, userName);
  return (
    <div>
      <PasswordInput
        label={label}
        name="new-password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        value={value}
        error={error}
        aria-describedby={hint}
        visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className={classes['meter']} data-score={strength.score} aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-on={step <= strength.score || undefined} />
        ))}
      </div>
      <p id={hint} className="fine" aria-live="polite">
        {strength.hint}
      </p>
    </div>
  );
}
