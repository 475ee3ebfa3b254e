import '@/app/overlays.css';
import { Modal } from '@mantine/core';
import { RecoveryCodes } from './RecoveryCodes';

/** New recovery codes; the old ones are dead already. */
export default function CodesDialog({ codes, name, onClose }: { codes: string[]; name: string; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Your new recovery codes" centered closeOnClickOutside={false} closeOnEscape={false} closeButtonProps={{ 'aria-label': 'Close' }}>
      <RecoveryCodes codes={codes} name={name} onDone={onClose} />
    </Modal>
  );
}
