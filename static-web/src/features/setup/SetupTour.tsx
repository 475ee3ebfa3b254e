import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { FirstMonitorStep } from './FirstMonitorStep';
import { FoundStep } from './FoundStep';
import { advance, readProgress, revisit, type SetupStep } from './progress';

/** After the owner exists: two steps, each can be skipped and comes back on the dashboard. */
export function SetupTour() {
  const navigate = useNavigate();
  const [progress, setProgress] = useState(() => {
    const stored = readProgress();
    // Coming back from the dashboard's checklist opens what was skipped.
    return stored.step === 'finish' ? revisit(stored, stored.done.includes('found') ? 'monitor' : 'found') : stored;
  });
  const isFinished = progress.step === 'finish';

  useEffect(() => {
    if (isFinished) void navigate({ to: '/', replace: true });
  }, [isFinished, navigate]);

  const leave = (skipped: boolean): void => setProgress((current) => advance(current, skipped));
  const pages: Record<SetupStep, React.ReactNode> = {
    found: <FoundStep onLeave={leave} />,
    monitor: <FirstMonitorStep onLeave={leave} onBack={() => setProgress((current) => revisit(current, 'found'))} />,
    finish: null,
  };
  return pages[progress.step];
}
