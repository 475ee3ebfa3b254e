import { Link } from '@tanstack/react-router';
import { EntryLayout } from '@/components/EntryLayout';
import { CommandLine } from '@/components/CommandLine';

export function DeadLink({ reason }: { reason: string }) {
  return (
    <EntryLayout title="This setup link is dead" lead={reason}>
      <p>Make a new one on the machine itself:</p>
      <CommandLine command="./nebula setup-link" />
      <p className="fine">A link works once and only for a short time, so that no one else can become the owner with it.</p>
    </EntryLayout>
  );
}

export function NoLink({ host, expired }: { host: string; expired: boolean }) {
  return (
    <EntryLayout
      title={`${host} has no owner yet`}
      lead={expired ? 'The setup link that was printed has expired.' : 'Open the setup link that was printed in the terminal.'}
    >
      <p>{expired ? 'Make a new one on the machine itself:' : 'Lost it? Make a new one on the machine itself:'}</p>
      <CommandLine command="./nebula setup-link" />
    </EntryLayout>
  );
}

export function AlreadyOwned({ host }: { host: string }) {
  return (
    <EntryLayout title={`${host} is already set up`} lead="It has an owner, so its setup link is dead.">
      <p>
        <Link to="/login">Sign in</Link>. If someone else used the link before you, stop Nebula and look at its data before you trust it.
      </p>
    </EntryLayout>
  );
}
