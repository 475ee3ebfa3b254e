import { Button } from '@mantine/core';
import { EntryLayout } from '@/components/EntryLayout';
import { PasteCheck } from '@/features/monitors/PasteCheck';

interface FirstMonitorStepProps {
  onLeave: (skipped: boolean) => void;
  onBack: () => void;
}

export function FirstMonitorStep({ onLeave, onBack }: FirstMonitorStepProps) {
  return (
    <EntryLayout title="What should never be down?" lead="Paste an address. The check runs now, from here, before anything is saved." wide>
      <PasteCheck onSaved={() => onLeave(false)} />
      <div className="row between">
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button variant="subtle" onClick={() => onLeave(true)}>
          Skip
        </Button>
      </div>
    </EntryLayout>
  );
}
