import { NativeSelect, TextInput } from '@mantine/core';
import type { Monitor, PublicPageSection } from '@/api/types';
import { plainText } from '@/lib/plain-text';
import { moved, toggled } from './draft';
import classes from './Pages.module.css';

interface SectionFieldsProps {
  index: number;
  section: PublicPageSection;
  sections: PublicPageSection[];
  monitors: Monitor[];
  errors: Record<string, string>;
  onChange: (sections: PublicPageSection[]) => void;
}

export function SectionFields({ index, section, sections, monitors, errors, onChange }: SectionFieldsProps) {
  const name = `Section ${index + 1}`;
  const set = (changes: Partial<PublicPageSection>): void => onChange(sections.map((one, at) => (at === index ? { ...one, ...changes } : one)));
  const taken = sections.flatMap((one) => one.monitors);
  const free = monitors.filter(({ id }) => !taken.includes(id));
  const groups = [...new Set([...monitors.map(({ group }) => group), ...section.groups])].sort();
  const tags = [...new Set([...monitors.flatMap((monitor) => monitor.tags), ...section.tags])].sort();
  const error = Object.entries(errors).find(([field]) => !field.endsWith('heading'))?.[1];

  return (
    <fieldset className={classes['section']}>
      <legend>{name}</legend>
      <TextInput label="Heading" maxLength={80} placeholder="None" value={section.heading ?? ''} error={errors[`sections[${index}].heading`]} onChange={(event) => set({ heading: event.currentTarget.value || null })} />
      {section.monitors.length > 0 && (
        <ol className={classes['chosen']} aria-label={`Services of section ${index + 1}`}>
          {section.monitors.map((id, at) => {
            const label = plainText(monitors.find((monitor) => monitor.id === id)?.name ?? 'A service that was deleted');
            return (
              <li key={id}>
                <bdi>{label}</bdi>
                <MoveButtons what={label} isFirst={at === 0} isLast={at === section.monitors.length - 1} onMove={(by) => set({ monitors: moved(section.monitors, at, by) })} onRemove={() => set({ monitors: section.monitors.filter((one) => one !== id) })} />
              </li>
            );
          })}
        </ol>
      )}
      <NativeSelect
        label="Add a service"
        value=""
        data={[{ value: '', label: free.length > 0 ? 'Choose…' : 'All are on the page' }, ...free.map(({ id, name: label, group }) => ({ value: id, label: `${plainText(label)} (${plainText(group)})` }))]}
        disabled={free.length === 0}
        onChange={(event) => event.currentTarget.value && set({ monitors: [...section.monitors, event.currentTarget.value] })}
      />
      <Chips legend="Everything in the group, also what comes into it later" items={groups} chosen={section.groups} onToggle={(group) => set({ groups: toggled(section.groups, group) })} />
      <Chips legend="Everything tagged, also what is tagged later" items={tags} chosen={section.tags} onToggle={(tag) => set({ tags: toggled(section.tags, tag) })} />
      {error && <p className={classes['wrong']}>{error}</p>}
      {sections.length > 1 && (
        <MoveButtons what={name} isFirst={index === 0} isLast={index === sections.length - 1} onMove={(by) => onChange(moved(sections, index, by))} onRemove={() => onChange(sections.filter((_, at) => at !== index))} />
      )}
    </fieldset>
  );
}

interface MoveButtonsProps {
  what: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function MoveButtons({ what, isFirst, isLast, onMove, onRemove }: MoveButtonsProps) {
  return (
    <span className={classes['moves']}>
      <button type="button" aria-label={`Move ${what} up`} disabled={isFirst} onClick={() => onMove(-1)}>
        ↑
      </button>
      <button type="button" aria-label={`Move ${what} down`} disabled={isLast} onClick={() => onMove(1)}>
        ↓
      </button>
      <button type="button" aria-label={`Remove ${what}`} onClick={onRemove}>
        ✕
      </button>
    </span>
  );
}

function Chips({ legend, items, chosen, onToggle }: { legend: string; items: string[]; chosen: string[]; onToggle: (item: string) => void }) {
  if (items.length === 0) return null;
  return (
    <fieldset className={classes['chips']}>
      <legend>{legend}</legend>
      {items.map((item) => (
        <label key={item} className={classes['chip']}>
          <input type="checkbox" className="visually-hidden" checked={chosen.includes(item)} onChange={() => onToggle(item)} />
          {plainText(item)}
        </label>
      ))}
    </fieldset>
  );
}
