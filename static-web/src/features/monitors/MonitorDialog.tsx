import '@/app/overlays.css';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Monitor, MonitorInput } from '@/api/types';
import { showToast } from '@/components/toasts';
import { MonitorForm } from './MonitorForm';
import { fileLine } from './MonitorRow';
import { fromMonitor } from './monitor-input';
import { PasteCheck } from './PasteCheck';
import { PushPanel } from './push/PushPanel';
import { YamlCopy } from './YamlCopy';

interface MonitorDialogProps {
  /** Null for a new one. */
  monitor: Monitor | null;
  canWrite: boolean;
  onClose: () => void;
}

const blank: MonitorInput = { name: '', check: { type: 'http', url: '' } };

export default function MonitorDialog({ monitor, canWrite, onClose }: MonitorDialogProps) {
  const [draft, setDraft] = useState<MonitorInput | null>(monitor && fromMonitor(monitor));
  const [made, setMade] = useState<Monitor | null>(null);
  const isReadOnly = !canWrite || monitor?.source === 'file';
  const saved = (result: Monitor): void => {
    if (!monitor && result.check.type === 'push') {
      // It is of no use before something calls it.
      setMade(result);
      return;
    }
    showToast({ tone: 'up', text: `${result.name} is saved; its first result comes within its interval.` });
    onClose();
  };

  if (made) {
    return (
      <Modal opened onClose={onClose} size="42rem" title={`${made.name} is saved`} closeButtonProps={{ 'aria-label': 'Close' }} closeOnClickOutside={false}>
        <PushPanel monitor={made} canWrite />
      </Modal>
    );
  }


  return (
    <Modal
      opened
      onClose={onClose}
      size="42rem"
      title={monitor ? monitor.name : 'Add a monitor'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      closeOnClickOutside={isReadOnly}
    >
      <div className="stack">
        {draft === null && (
          <>
            <PasteCheck onSaved={saved} onRefine={setDraft} />
            <button type="button" className="link" onClick={() => setDraft(blank)}>
              Fill in the form instead
            </button>
          </>
        )}
        {monitor?.source === 'file' && (
          <p className="notice">
            <span>
              Written in <code>{fileLine(monitor)}</code>. Change it there: Nebula reads the file again within two seconds. Here it can only be paused.
            </span>
          </p>
        )}
        {draft && <MonitorForm monitor={monitor} start={draft} readOnly={isReadOnly} onSaved={saved} onCancel={onClose} />}
        {monitor?.check.type === 'push' && <PushPanel monitor={monitor} canWrite={canWrite} />}
        {monitor && <YamlCopy monitor={monitor} />}
      </div>
    </Modal>
  );
}
