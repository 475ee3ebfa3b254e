import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ServiceStatus } from '@/api/types';
import classes from './Stories.module.css';

interface ServiceChoicesProps {
  services: ServiceStatus[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

const many = 8;

/** The services that an incident concerns; may be none. */
export function ServiceChoices({ services, chosen, onChange }: ServiceChoicesProps) {
  const [find, setFind] = useState('');
  const shown = services.filter(({ id, name }) => chosen.includes(id) || name.toLowerCase().includes(find.trim().toLowerCase()));
  return (
    <details className="fold">
      <summary>Services concerned{chosen.length > 0 && ` (${chosen.length})`}</summary>
      <div className="stack">
        {services.length > many && <TextInput size="xs" aria-label="Find a service" placeholder="Find a service" value={find} onChange={(event) => setFind(event.currentTarget.value)} />}
        <fieldset className={classes['choices']}>
          <legend className="visually-hidden">Services concerned</legend>
          {shown.map(({ id, name, public: isPublic }) => (
            <Checkbox
              key={id}
              label={isPublic ? name : `${name} (private)`}
              checked={chosen.includes(id)}
              onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          ))}
        </fieldset>
      </div>
    </details>
  );
}
