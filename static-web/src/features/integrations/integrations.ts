import type { Integration, State } from '@/api/types';
import { formatAgo } from '@/lib/format';

export interface IntegrationGroup {
  title: string;
  lead: string;
  items: Integration[];
}

/** What somebody has to look at comes first, what they do not use last. */
export function groupIntegrations(all: readonly Integration[]): IntegrationGroup[] {
  const of = (...states: Integration['state'][]): Integration[] => all.filter(({ state }) => states.includes(state));
  return [
    { title: 'Needs attention', lead: 'Set up, and does not answer as it should.', items: of('failing') },
    { title: 'In use', lead: 'Looked at every five minutes.', items: of('ready', 'untested') },
    { title: 'Not set up', lead: 'Nothing is dialled until its setting is there.', items: of('not_configured') },
  ].filter(({ items }) => items.length > 0);
}

const shown: Record<Integration['state'], { icon: State; text: string }> = {
  ready: { icon: 'up', text: 'Ready' },
  failing: { icon: 'down', text: 'Failing' },
  untested: { icon: 'unknown', text: 'Not tested yet' },
  not_configured: { icon: 'not_configured', text: 'Not set up' },
};

export const stateOf = ({ state }: Integration): { icon: State; text: string } => shown[state];

/** What was seen last, and when; null where nobody has looked. */
export function evidenceText({ lastTest, state, failingSince }: Integration, now: number): string | null {
  if (!lastTest || state === 'not_configured') return null;
  const seen = `${lastTest.detail}, ${lastTest.tookMs} ms, ${formatAgo(lastTest.at, now)}`;
  if (state === 'untested') return `The settings changed after the last test: ${seen}`;
  return state === 'failing' && failingSince && failingSince !== lastTest.at ? `${seen}; fails since ${formatAgo(failingSince, now)}` : seen;
}
