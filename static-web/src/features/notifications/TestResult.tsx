import type { ChannelKind, Delivery } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { plainText } from '@/lib/plain-text';
import { testWords } from './words';

/** What the other side said to a test. */
export function TestResult({ kind, delivery }: { kind: ChannelKind; delivery: Delivery }) {
  const isSent = delivery.state === 'sent';
  return (
    <div role="status" className="notice" data-tone={isSent ? 'up' : 'down'}>
      <StateIcon state={isSent ? 'up' : 'down'} />
      <p><bdi>{plainText(testWords(kind, delivery))}</bdi></p>
    </div>
  );
}
