import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CheckFieldsProps } from './check-form';
import classes from './HeaderFields.module.css';
import { headersOf, isTwice, looksSecret, rowsOf, type HeaderRow } from './header-rows';

const max = 20;

/** Headers by name. A secret one that is saved says only that it is there. */
export function HeaderFields({ check, onChange, errors }: CheckFieldsProps) {
  const [rows, setRows] = useState(() => rowsOf(check));
  const update = (next: HeaderRow[]): void => {
    setRows(next);
    onChange(headersOf(next));
  };
  const change = (id: number, part: Partial<HeaderRow>): void => update(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const add = (): void => setRows([...rows, { id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, name: '', value: '', secret: false, kept: false }]);

  return (
    <div className="stack">
      {rows.map((row, index) => (
        <div key={row.id} className={classes['row']} role="group" aria-label={`Header ${index + 1}`}>
          <TextInput
            aria-label="Header"
            placeholder="X-Api-Key"
            spellCheck={false}
            autoCapitalize="none"
            value={row.name}
            readOnly={row.kept}
            error={isTwice(rows, row) ? 'This header is there already.' : errors[row.name]}
            onChange={(event) => {
              const name = event.currentTarget.value;
              change(row.id, { name, secret: row.secret || looksSecret(name) });
            }}
          />
          {row.kept ? (
            <p className={classes['kept']}>
              Set, and never shown.{' '}
              <button type="button" className="link" onClick={() => change(row.id, { kept: false })}>
                Replace
              </button>
            </p>
          ) : (
            <TextInput
              aria-label="Value"
              placeholder="Value"
              spellCheck={false}
              autoComplete="off"
              value={row.value}
              onChange={(event) => change(row.id, { value: event.currentTarget.value })}
            />
          )}
          <label className="row">
            <input type="checkbox" checked={row.secret} disabled={row.kept} onChange={(event) => change(row.id, { secret: event.currentTarget.checked })} />
            Secret
          </label>
          <button type="button" className="link" aria-label={`Remove header ${index + 1}`} onClick={() => update(rows.filter(({ id }) => id !== row.id))}>
            Remove
          </button>
        </div>
      ))}
      {(errors['headers'] ?? errors['secretHeaders']) && <p className="fine">{errors['headers'] ?? errors['secretHeaders']}</p>}
      {rows.length < max && (
        <button type="button" className="link" onClick={add}>
          Add a header
        </button>
      )}
    </div>
  );
}
