import type { Status } from '@/api/types';

export interface Step {
  id: string;
  title: string;
  hint: string;
  /** Observed in the live status, never merely clicked away. */
  done: boolean;
  to: '/setup' | '/monitors' | '/status' | '/notifications' | '/backups' | '/account';
}

/** Observed beyond the status; null is not known, or not the reader's to know. */
export interface Proofs {
  provenAt: string | null;
  /** Somebody would be told now, and something has arrived there. */
  tells: boolean | null;
  proven: boolean | null;
  kept: boolean | null;
  backedUp: boolean | null;
  /** Whoever reads this has a second factor. */
  secondFactor: boolean | null;
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
      hint: 'One minute: paste an address; the check runs before it is saved',
      done: own.length > 0,
      to: '/monitors',
    },
    {
      id: 'result',
      title: 'See its first result',
      hint: 'Within a minute: comes by itself',
      done: own.some(({ lastCheckedAt }) => lastCheckedAt !== null),
      to: '/status',
    },
    {
      id: 'addresses',
      title: 'Give the services of service-map.yml their addresses',
      hint: waiting > 0 ? `A minute each: ${waiting} wait for a variable in .env` : 'All have one',
      done: waiting === 0,
      to: '/status',
    },
    {
      id: 'public',
      title: 'Show something on the public status page',
      hint: 'One minute: mark a monitor or a service as public',
      done: services.some((service) => service.public),
      to: '/monitors',
    },
    ...proofSteps(proofs),
  ];
}

function proofSteps({ tells, proven, kept, backedUp, secondFactor }: Proofs): Step[] {
  const steps: (Omit<Step, 'done'> & { done: boolean | null })[] = [
    { id: 'tell', title: 'Say where to tell you', hint: 'Two minutes: paste a webhook; done when a message has arrived', done: tells, to: '/notifications' },
    { id: 'drill', title: 'Prove it with a fire drill', hint: 'Ten seconds: a real outage of a test target, a real alert', done: proven, to: '/notifications' },
    { id: 'second-factor', title: 'Protect your account with a second factor', hint: 'Two minutes: an app on the phone, and ten codes to keep', done: secondFactor, to: '/account' },
    { id: 'keep', title: 'Keep the recovery file', hint: 'One minute: a passphrase and a download', done: kept, to: '/backups' },
    { id: 'backups', title: 'Make backups', hint: 'Two minutes: set NEBULA_BACKUP_SCHEDULE; done when one was made and verified', done: backedUp, to: '/backups' },
  ];
  return steps.flatMap((step) => (step.done === null ? [] : [{ ...step, done: step.done }]));
}
