import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { EntryLayout } from '@/components/EntryLayout';
import { recoveryQuery } from '@/features/recovery/api/recovery-file';
import { RecoveryForm } from '@/features/recovery/RecoveryForm';

interface KeepStepProps {
  onLeave: (skipped: boolean) => void;
  onBack: () => void;
}

/** The last step: what is needed when this machine is lost. */
export function KeepStep({ onLeave, onBack }: KeepStepProps) {
  const { data } = useQuery(recoveryQuery);
  const isKept = data?.isCurrent === true;
  return (
    <EntryLayout title="One file to keep" lead="The keys of stored secrets, sealed, and what to type for a lost password, a lost second factor or a lost machine." wide>
      <RecoveryForm />
      <div className="row between">
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button variant={isKept ? 'filled' : 'subtle'} onClick={() => onLeave(!isKept)}>
          {isKept ? 'Finish' : 'Skip'}
        </Button>
      </div>
    </EntryLayout>
  );
}
