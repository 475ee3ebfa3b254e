import type { Evidence } from '@/api/types';

/** The evidence without what the reason beside it already says. */
export function restOfEvidence(evidence: Evidence, reason: string): string {
  const said = (text: string | null | undefined): boolean => !!text && reason.includes(text);
  const rest = { ...evidence };
  if (said(evidence.actual)) rest.expected = rest.actual = null;
  if (said(evidence.detail)) rest.detail = null;
  return evidenceText(rest);
}

/** "expected 200-299, got 502 after 1.2 s, seen from box, 2 attempts". */
export function evidenceText(evidence: Evidence): string {
  const parts: string[] = [];
  if (evidence.expected) parts.push(`expected ${evidence.expected}`);
  if (evidence.actual) parts.push(`got ${evidence.actual}`);
  if (evidence.detail) parts.push(evidence.detail);
  if (evidence.seenFrom) parts.push(`seen from ${evidence.seenFrom}`);
  if (evidence.attempts && evidence.attempts > 1) parts.push(`${evidence.attempts} attempts`);
  return parts.join(', ');
}
