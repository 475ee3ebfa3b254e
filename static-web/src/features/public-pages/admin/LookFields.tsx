import { Textarea, TextInput } from '@mantine/core';
import { slugOf, type Draft } from './draft';
import classes from './Pages.module.css';

interface LookFieldsProps {
  draft: Draft;
  isNew: boolean;
  errors: Record<string, string>;
  onChange: (changes: Partial<Draft>) => void;
}

export function LookFields({ draft, isNew, errors, onChange }: LookFieldsProps) {
  // The address follows the title until somebody writes one.
  const follows = isNew && draft.slug === slugOf(draft.title);
  return (
    <section className="stack" aria-label="How it looks">
      <TextInput
        label="Title"
        required
        withAsterisk={false}
        maxLength={80}
        value={draft.title}
        error={errors['title']}
        onChange={({ currentTarget: { value } }) => onChange(follows ? { title: value, slug: slugOf(value) } : { title: value })}
      />
      <TextInput
        label="Address"
        description={`Visitors find it at ${globalThis.location.origin}/s/${draft.slug || '…'}`}
        required
        withAsterisk={false}
        maxLength={40}
        value={draft.slug}
        error={errors['slug']}
        onChange={(event) => onChange({ slug: event.currentTarget.value })}
      />
      <Textarea label="Description" maxLength={500} rows={2} value={draft.description} error={errors['description']} onChange={(event) => onChange({ description: event.currentTarget.value })} />
      <div className={classes['pair']}>
        <TextInput label="Logo text" maxLength={24} value={draft.logoText} error={errors['logoText']} onChange={(event) => onChange({ logoText: event.currentTarget.value })} />
        <TextInput type="color" label="Colour" className={classes['colour']} value={draft.accent} error={errors['accent']} onChange={(event) => onChange({ accent: event.currentTarget.value })} />
      </div>
    </section>
  );
}
