import { useMutation } from '@tanstack/react-query';
import { showToast } from '@/components/toasts';
import { plural } from '@/lib/format';
import { exportMonitors } from './api/export-monitors';

/** A file with the monitors as YAML, as the browser saves what it downloads. */
export function useExport() {
  return useMutation({
    meta: { report: 'toast' },
    mutationFn: (ids: string[] | undefined) => exportMonitors(ids),
    onSuccess: ({ head, entries, monitors, notes }) => {
      const address = URL.createObjectURL(new Blob([head, entries], { type: 'application/yaml' }));
      const link = document.createElement('a');
      link.href = address;
      link.download = 'monitors.yml';
      link.click();
      // The browser takes the content after this turn.
      window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
      const more = notes.length > 0 ? ` ${plural(notes.length, 'note')} on what is not the same; they are in its head.` : '';
      showToast({ tone: notes.length > 0 ? 'degraded' : 'up', text: `monitors.yml has ${plural(monitors, 'monitor')}.${more}` });
    },
  });
}
