import type { Evidence } from '@/api/types';
import { restOfEvidence } from './evidence-text';

export function EvidenceLine({ evidence, reason }: { evidence: Evidence; reason: string }) {
  const text = restOfEvidence(evidence, reason);
  return text === '' ? null : <p className="fine mono">{text}</p>;
}
