import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EventCategory, EventMatch, EventSeverity } from '@/api/types';
import { useCan } from '@/features/auth/session';
import { categories, categoryWords, severities } from '../filter';
import classes from './MatchFields.module.css';
import { leastWords, readPatterns, writePatterns } from './match';

interface MatchFieldsProps {
  match: EventMatch;
  onChange: (match: EventMatch) => void;
  /** By field, as the server names them: `match.types`. */
  errors: Record<string, string>;
}

const patterns = [
  { name: 'types', label: 'Of these kinds', placeholder: 'incident.*, backup.failed' },
  { name: 'subjects', label: 'About these things', placeholder: 'service:plex, node:*' },
  { name: 'sources', label: 'Told by', placeholder: 'status, backups' },
] as const;

/** Which events somebody means; an empty field asks nothing. */
export function MatchFields({ match, onChange, errors }: MatchFieldsProps) {
  const maySeeSecurity = useCan('audit.read');
  const [isNarrow] = useState(() => patterns.some(({ name }) => (match[name] ?? []).length > 0));
  const chosen = match.categories ?? [];
  const turn = (category: EventCategory): void => {
    const next = chosen.includes(category) ? chosen.filter((one) => one !== category) : [...chosen, category];
    onChange({ ...match, categories: categories.filter((one) => next.includes(one)) });
  };

  return (
    <div className="stack">
      <NativeSelect
        label="Which events"
        value={match.minSeverity ?? 'info'}
        onChange={(event) => {
          onChange({ ...match, minSeverity: event.currentTarget.value as EventSeverity });
        }}
        data={severities.map((severity) => ({ value: severity, label: leastWords(severity) }))}
      />
      <div role="group" aria-label="Of these categories" className={classes['chips']}>
        {categories
          .filter((category) => category !== 'security' || maySeeSecurity)
          .map((category) => (
            <button key={category} type="button" className={classes['chip']} aria-pressed={chosen.includes(category)} onClick={() => turn(category)}>
              {categoryWords[category]}
            </button>
          ))}
        {chosen.length === 0 && <span className="fine">None chosen: of every category.</span>}
      </div>
      <details className="fold" open={isNarrow || patterns.some(({ name }) => errors[`match.${name}`])}>
        <summary>Only some of them</summary>
        <div className={classes['patterns']}>
          {patterns.map(({ name, label, placeholder }) => (
            <PatternInput
              key={name}
              label={label}
              placeholder={placeholder}
              value={match[name] ?? []}
              error={errors[`match.${name}`]}
              onChange={(value) => onChange({ ...match, [name]: value })}
            />
          ))}
        </div>
        <p className="fine">Several are separated by commas; one may end with *. The details of an event name all three.</p>
      </details>
    </div>
  );
}

interface PatternInputProps {
  label: string;
  placeholder: string;
  value: string[];
  error: string | undefined;
  onChange: (value: string[]) => void;
}

/** What is typed stays as it is typed; only what is meant goes out. */
function PatternInput({ label, placeholder, value, error, onChange }: PatternInputProps) {
  const [text, setText] = useState(() => writePatterns(value));
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={text}
      error={error}
      spellCheck={false}
      autoCapitalize="none"
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(readPatterns(event.currentTarget.value));
      }}
    />
  );
}
