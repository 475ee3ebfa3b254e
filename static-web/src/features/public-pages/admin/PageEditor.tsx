import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Monitor, PublicPage } from '@/api/types';
import { FormFoot } from '@/components/FormFoot';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { HistoryLink } from '@/features/audit/HistoryLink';
import { plainText } from '@/lib/plain-text';
import { deletePage, savePage } from '../api/pages';
import { draftOf, emptySection, inputOf, newDraft, type Draft } from './draft';
import { LookFields } from './LookFields';
import { PagePreview } from './PagePreview';
import classes from './Pages.module.css';
import { SectionFields } from './SectionFields';
import { ShownFields } from './ShownFields';

interface PageEditorProps {
  page: PublicPage | null;
  monitors: Monitor[];
  onClose: () => void;
}

export default function PageEditor({ page, monitors, onClose }: PageEditorProps) {
  const client = useQueryClient();
  // As it was opened: a change that was made meanwhile must be a conflict.
  const [known] = useState(page);
  const [draft, setDraft] = useState<Draft>(() => (known ? draftOf(known) : newDraft));
  const input = inputOf(draft);
  const done = async (text: string): Promise<void> => {
    await client.invalidateQueries({ queryKey: queryKeys.pages });
    showToast({ tone: 'up', text });
    onClose();
  };
  const save = useMutation({ mutationFn: () => savePage(input, known), onSuccess: (saved) => done(saved.published ? `${saved.title} is published at /s/${saved.slug}.` : `${saved.title} is saved as a draft.`) });
  const remove = useMutation({ mutationFn: deletePage, onSuccess: () => done(`${known?.title ?? 'It'} is deleted.`) });
  const failed = save.error ?? remove.error;
  const problem = failed && toProblem(failed);
  const errors = problem?.fieldMessages() ?? {};
  const change = (changes: Partial<Draft>): void => {
    setDraft((current) => ({ ...current, ...changes }));
    save.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };

  return (
    <>
      <PageHeader title={known ? plainText(known.title) : 'New status page'} lead="On the left what it shows; beside it what visitors will see." actions={<button type="button" className="link" onClick={onClose}>Back to the pages</button>} />
      <div className={classes['editor']}>
        <form className={classes['form']} onSubmit={submit} aria-label="Status page">
          <LookFields draft={draft} isNew={known === null} errors={errors} onChange={change} />
          <section aria-labelledby="page-services">
            <h2 id="page-services">Services</h2>
            <p className="fine">Choosing a service here shows it here, whatever its own “Public” says, and nowhere else.</p>
            <div className="stack">
              {draft.sections.map((section, index) => (
                <SectionFields
                  key={index}
                  index={index}
                  sections={draft.sections}
                  monitors={monitors}
                  errors={Object.fromEntries(Object.entries(errors).filter(([field]) => field.startsWith(`sections[${index}]`)))}
                  onChange={(sections) => change({ sections })}
                  section={section}
                />
              ))}
            </div>
            <p>
              <button type="button" className="link" onClick={() => change({ sections: [...draft.sections, emptySection] })}>
                Add a section
              </button>
            </p>
          </section>
          <ShownFields draft={draft} errors={errors} onChange={change} />
          {problem && <ProblemNotice problem={problem} />}
          <Checkbox
            label="Published"
            description="Anyone with the address sees the page. Until then it is a draft, and for visitors there is no such page."
            checked={draft.published}
            onChange={(event) => change({ published: event.currentTarget.checked })}
          />
          <FormFoot isSaving={save.isPending} removal={known && { label: 'Delete it with its feeds and badges', isPending: remove.isPending, run: () => remove.mutate(known.id) }}>
            {known && <HistoryLink target={`page:${known.id}`} />}
          </FormFoot>
        </form>
        <PagePreview input={input} />
      </div>
    </>
  );
}
