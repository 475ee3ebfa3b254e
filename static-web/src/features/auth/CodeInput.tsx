import { TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './CodeInput.module.css';

interface CodeInputProps {
  value: string;
  error?: string | undefined;
  onChange: (code: string) => void;
  autoFocus?: boolean;
  /** Where no recovery code is taken. */
  appOnly?: boolean;
}

/** A code of the authenticator app; the keyboard of a phone shows digits, and a password manager fills it in. */
export function CodeInput({ value, error, onChange, autoFocus = false, appOnly = false }: CodeInputProps) {
  const [recovery, setRecovery] = useState(false);
  return (
    <div>
      <TextInput
        key={recovery ? 'recovery' : 'app'}
        label={recovery ? 'Recovery code' : 'Code'}
        description={recovery ? 'One of the ten that you kept. Each is good once.' : 'The six digits that your authenticator app shows now.'}
        name="code"
        autoComplete={recovery ? 'off' : 'one-time-code'}
        inputMode={recovery ? 'text' : 'numeric'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        required
        withAsterisk={false}
        data-autofocus={autoFocus || undefined}
        // The field takes the place of one that the person has just left.
        autoFocus={autoFocus || recovery}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {!appOnly && (
        <button
          type="button"
          className={`link ${classes['other']}`}
          onClick={() => {
            setRecovery(!recovery);
            onChange('');
          }}
        >
          {recovery ? 'Use the app instead' : 'No phone at hand? Use a recovery code'}
        </button>
      )}
    </div>
  );
}
