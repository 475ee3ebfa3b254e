import '@/app/overlays.css';
import { Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { ProblemNotice } from '@/components/ProblemNotice';
import { importMonitors, previewImport } from './api/import-monitors';
import { ImportReportTable } from './ImportReportTable';
import { withoutSecrets } from './kuma-text';
import { summary } from './outcomes';
import classes from './ImportDialog.module.css';

/** From Uptime Kuma: paste or choose the export, read what would become of each monitor, then take them over. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const preview = useMutation({ mutationFn: () => previewImport(withoutSecrets(text)) });
  const take = useMutation({
    mutationFn: () => importMonitors(withoutSecrets(text)),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: queryKeys.monitors }), client.invalidateQueries({ queryKey: queryKeys.status })]),
  });
  const report = take.data ?? preview.data;
  const count = preview.data?.items.filter(({ outcome }) => outcome !== 'not_imported').length ?? 0;
  const error = take.error ?? preview.error;

  return (
    <Modal opened onClose={onClose} size="48rem" title="Import from Uptime Kuma" closeButtonProps={{ 'aria-label': 'Close' }} closeOnClickOutside={text === ''}>
      {report ? (
        <div className="stack">
          <p role="status">
            {take.data ? 'Done' : 'Nothing is saved yet'}: {summary(report.items)}.
          </p>
          <ImportReportTable items={report.items} isDone={take.data !== undefined} />
          {error && <ProblemNotice problem={toProblem(error)} />}
          <div className="row">
            {take.data ? (
              <Button onClick={onClose}>Close</Button>
            ) : (
              <>
                <Button loading={take.isPending} disabled={count === 0} onClick={() => take.mutate()}>
                  {count === 0 ? 'Nothing to take over' : `Take over ${count} ${count === 1 ? 'monitor' : 'monitors'}`}
                </Button>
                <Button variant="default" onClick={() => preview.reset()}>
                  Another export
                </Button>
              </>
            )}
          </div>
        </div>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            preview.mutate();
          }}
        >
          <p className="dim">
            Uptime Kuma 1.x writes it under Settings, Backup, Export. Version 2 has no export; a list of its monitors as JSON from one of its API clients does as well. Only what a
            monitor is made of is sent from this browser: of passwords and headers those of HTTP monitors, which are kept sealed. Public pages, history and channels are not taken over.
          </p>
          <label className={classes['file']}>
            <span>Choose the file</span>
            <input type="file" accept=".json,application/json" onChange={(event) => void event.currentTarget.files?.[0]?.text().then(setText)} />
          </label>
          <Textarea label="or paste what is in it" rows={8} spellCheck={false} autoComplete="off" required withAsterisk={false} classNames={{ input: classes['text'] ?? '' }} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          {error && <ProblemNotice problem={toProblem(error)} shownFields={['text']} />}
          <div>
            <Button type="submit" loading={preview.isPending} disabled={text.trim() === ''}>
              See what would become of it
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
