import '@/app/overlays.css';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { MaintenanceWindow, Monitor } from '@/api/types';
import { MaintenanceForm } from './MaintenanceForm';

interface MaintenanceDialogProps {
  window: MaintenanceWindow | null;
  monitors: Monitor[];
  onClose: () => void;
}

export default function MaintenanceDialog({ window: opened, monitors, onClose }: MaintenanceDialogProps) {
  // As it was opened: a change that was made meanwhile must be a conflict.
  const [known] = useState(opened);
  return (
    <Modal opened onClose={onClose} size="min(44rem, 100vw)" title={known ? known.title : 'Plan maintenance'} closeButtonProps={{ 'aria-label': 'Close' }}>
      <MaintenanceForm window={known} monitors={monitors} onClose={onClose} />
    </Modal>
  );
}
