import type { Status } from '@/api/types';

export interface Step {
  id: string;
  title: string;
  hint: string;
  /** Observed in the live status, never merely clicked away. */
  done: boolean;
  to: '/setup' | '/monitors' | '/status' | '/notifications' | '/backups';
}

/** Observed beyond the status; null is not known, or not the reader's to know. */
export interface Proofs {
  provenAt: string | null;
  /** Somebody would be told now, and something has arrived there. */
  tells: boolean | null;
  proven: boolean | null;
  kept: boolean | null;
  backedUp: boolean | null;
}

export function nextSteps(status: Status, skippedFound: boolean, proofs: Proofs): Step[] {
  const { services } = status;
  const own = services.filter(({ source }) => source === 'page');
  const waiting = services.filter(({ state }) => state === 'not_configured').length;
  return [
    {
      id: 'found',
      title: 'Look at what was found here',
      hint: 'One minute: this machine, and what each missing part would unlock',
      done: !skippedFound,
      to: '/setup',
    },
    {
      id: 'monitor',
      title: 'Say what should never be down',
      hint: 'Paste an address; the check runs before it is saved',
      done: own.length > 0,
      to: '/monitors',
    },
    {
      id: 'result',
      title: 'See its first result',
      hint: 'Comes within its interval',
      done: own.some(({ lastCheckedAt }) => lastCheckedAt !== null),
      to: '/status',
    },
    {
      id: 'addresses',
      title: 'Give the services of service-map.yml their addresses',
      hint: waiting > 0 ? `${waiting} wait for a variable in .env` : 'All have one',
      done: waiting === 0,
      to: '/status',
    },
    {
      id: 'public',
      title: 'Show something on the public status page',
      hint: 'Mark a monitor or a service as public',
      done: services.some((service) => service.public),
      to: '/monitors',
    },
    ...proofSteps(proofs),
  ];
}

function proofSteps({ tells, proven, kept, backedUp }: Proofs): Step[] {
  const steps: (Omit<Step, 'done'> & { done: boolean | null })[] = [
    { id: 'tell', title: 'Say where to tell you', hint: 'Paste a webhook; done when a message has arrived', done: tells, to: '/notifications' },
    { id: 'drill', title: 'Prove it with a fire drill', hint: 'Ten seconds: a real outage of a test target, a real alert', done: proven, to: '/notifications' },
    { id: 'keep', title: 'Keep the recovery file', hint: 'One minute: a passphrase and a download', done: kept, to: '/backups' },
    { id: 'backups', title: 'Make backups', hint: 'Set NEBULA_BACKUP_SCHEDULE, on a disk that is not this one', done: backedUp, to: '/backups' },
  ];
  return steps.flatMap((step) => (step.done === null ? [] : [{ ...step, done: step.done }]));
}
