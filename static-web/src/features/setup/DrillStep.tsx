import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { EntryLayout } from '@/components/EntryLayout';
import { fireDrillQuery } from '@/features/fire-drill/api/fire-drill';
import { FireDrillPanel } from '@/features/fire-drill/FireDrillPanel';

interface DrillStepProps {
  onLeave: (skipped: boolean) => void;
  onBack: () => void;
}

export function DrillStep({ onLeave, onBack }: DrillStepProps) {
  const { data } = useQuery(fireDrillQuery);
  const isProven = data?.latest?.state === 'passed';
  return (
    <EntryLayout title="Fire drill" lead="An alert that was never tried does not count. Nothing of this is pretended." wide>
      <FireDrillPanel showsSteps />
      <div className="row between">
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button variant={isProven ? 'filled' : 'subtle'} onClick={() => onLeave(!isProven)}>
          {isProven ? 'Continue' : 'Skip'}
        </Button>
      </div>
    </EntryLayout>
  );
}
