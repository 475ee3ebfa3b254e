import type { Evidence } from '@/api/types';
import { evidenceText } from './evidence-text';

export function EvidenceLine({ evidence }: { evidence: Evidence }) {
  const text = evidenceText(evidence);
  return text === '' ? null : <p className="fine mono">{text}</p>;
}
