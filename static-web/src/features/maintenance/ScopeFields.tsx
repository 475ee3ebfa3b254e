import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Monitor } from '@/api/types';
import { plural } from '@/lib/format';
import type { Draft } from './draft';
import classes from './MaintenancePage.module.css';

interface ScopeFieldsProps {
  draft: Draft;
  monitors: Monitor[];
  error: string | undefined;
  onChange: (changes: Partial<Draft>) => void;
}

// More than anybody reads through; the filter finds the rest.
const shown = 60;
const toggled = <T,>(items: T[], item: T): T[] => (items.includes(item) ? items.filter((one) => one !== item) : [...items, item]);

export function ScopeFields({ draft, monitors, error, onChange }: ScopeFieldsProps) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const tags = [...new Set([...monitors.flatMap((monitor) => monitor.tags), ...draft.tags])].sort();
  const nodes = [...new Set([...monitors.flatMap(({ node }) => node ?? []), ...draft.nodes])].sort();
  const found = monitors.filter(({ name, group }) => `${name} ${group}`.toLowerCase().includes(wanted));
  // Deleted since it was chosen: nothing to untick, and nothing to count.
  const chosen = monitors.filter(({ id }) => draft.monitors.includes(id)).length;
  return (
    <div className="stack">
      <label className={`row ${classes['one']}`}>
        <input type="checkbox" checked={draft.all} onChange={() => onChange({ all: !draft.all })} />
        All services, also those that are added later
      </label>
      {!draft.all && <Chips legend="Everything on the machine" words={nodes} chosen={draft.nodes} onChange={(chosen) => onChange({ nodes: chosen })} />}
      {!draft.all && <Chips legend="Everything tagged" words={tags} chosen={draft.tags} onChange={(chosen) => onChange({ tags: chosen })} />}
      {!draft.all && (
        <fieldset className={classes['scope']}>
          <legend>Services, {chosen} chosen</legend>
          {monitors.length > 8 && <TextInput aria-label="Find a service" placeholder="Find a service" type="search" value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />}
          <div className={classes['choices']}>
            {found.slice(0, shown).map(({ id, name, group }) => (
              <label key={id} className="row">
                <input type="checkbox" checked={draft.monitors.includes(id)} onChange={() => onChange({ monitors: toggled(draft.monitors, id) })} />
                <span>
                  {name} <span className="fine">{group}</span>
                </span>
              </label>
            ))}
          </div>
          {found.length > shown && <p className="fine">{plural(found.length - shown, 'more service')}; the filter finds them.</p>}
        </fieldset>
      )}
      {error && <p className={classes['wrong']}>{error}</p>}
    </div>
  );
}

function Chips({ legend, words, chosen, onChange }: { legend: string; words: string[]; chosen: string[]; onChange: (chosen: string[]) => void }) {
  if (words.length === 0) return null;
  return (
    <fieldset className={classes['days']}>
      <legend>{legend}</legend>
      {words.map((word) => (
        <label key={word} className={classes['chip']}>
          <input type="checkbox" className="visually-hidden" checked={chosen.includes(word)} onChange={() => onChange(toggled(chosen, word))} />
          {word}
        </label>
      ))}
    </fieldset>
  );
}
