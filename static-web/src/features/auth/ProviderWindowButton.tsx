import { Button } from '@mantine/core';
import { toProblem } from '@/api/problem';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useProviderWindow } from './provider-window';

interface ProviderWindowButtonProps {
  label: string;
  start: () => Promise<{ url: string }>;
  onDone: () => void;
}

/** Opens the identity provider in a window of its own; the page behind stays as it is. */
export function ProviderWindowButton({ label, start, onDone }: ProviderWindowButtonProps) {
  const { begin, isUnderWay, error } = useProviderWindow(start, onDone);
  return (
    <div className="stack">
      <Button variant="default" onClick={begin}>
        {label}
      </Button>
      {isUnderWay && (
        <p className="fine" role="status">
          Go on in the window that has opened; this page stays as it is. None to be seen? Let the browser open windows for this site and click again.
        </p>
      )}
      {error && <ProblemNotice problem={toProblem(error)} />}
    </div>
  );
}
