import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useCan } from '@/features/auth/session';
import { FirstMonitorStep } from './FirstMonitorStep';
import { FoundStep } from './FoundStep';
import { advance, firstOpen, readProgress, revisit, type SetupStep } from './progress';

const TellStep = lazy(() => import('./TellStep').then(({ TellStep: default_ }) => ({ default: default_ })));
const DrillStep = lazy(() => import('./DrillStep').then(({ DrillStep: default_ }) => ({ default: default_ })));
const KeepStep = lazy(() => import('./KeepStep').then(({ KeepStep: default_ }) => ({ default: default_ })));

/** After the owner exists: each step can be skipped and comes back on the dashboard. */
export function SetupTour() {
  const navigate = useNavigate();
  const canKeep = useCan('recovery.write');
  const [progress, setProgress] = useState(() => {
    const stored = readProgress();
    // Coming back from the dashboard's checklist opens what was skipped.
    return stored.step === 'finish' ? revisit(stored, firstOpen(stored)) : stored;
  });
  const isFinished = progress.step === 'finish' || (progress.step === 'keep' && !canKeep);

  useEffect(() => {
    if (isFinished) void navigate({ to: '/', replace: true });
  }, [isFinished, navigate]);

  const leave = (skipped: boolean): void => setProgress((current) => advance(current, skipped));
  const back = (step: SetupStep) => (): void => setProgress((current) => revisit(current, step));
  const pages: Record<SetupStep, React.ReactNode> = {
    found: <FoundStep onLeave={leave} />,
    monitor: <FirstMonitorStep onLeave={leave} onBack={back('found')} />,
    tell: <TellStep onLeave={leave} />,
    drill: <DrillStep onLeave={leave} onBack={back('tell')} />,
    keep: canKeep ? <KeepStep onLeave={leave} onBack={back('drill')} /> : null,
    finish: null,
  };
  return <Suspense>{pages[progress.step]}</Suspense>;
}
