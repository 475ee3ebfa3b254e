import type { FoundMachine } from '@/api/types';
import { formatBytes, formatClockSeconds } from '@/lib/format';
import classes from './MachineCard.module.css';

interface MachineCardProps {
  host: string;
  machine: FoundMachine;
  measuredAt: number;
}

export function MachineCard({ host, machine, measuredAt }: MachineCardProps) {
  const measured = new Date(measuredAt).toISOString();
  return (
    <section className={`panel ${classes['card']}`} aria-label="This machine">
      <header>
        <h2>{host}</h2>
        <p className="fine">
          {machine.os}, {machine.cores} cores
        </p>
        <p className="fine">
          Measured at <time dateTime={measured}>{formatClockSeconds(measured)}</time>
        </p>
      </header>
      <Gauge label="CPU" {...load(machine.cpuPercent)} />
      <Gauge label="Memory" {...room(machine.memoryTotalBytes, machine.memoryAvailableBytes)} />
      <Gauge label="Disk" {...room(machine.diskTotalBytes, machine.diskFreeBytes)} />
      {machine.dataFolder && (
        <p className={classes['data']}>
          Everything is kept in <code>{machine.dataFolder}</code>
        </p>
      )}
    </section>
  );
}

/** What could not be measured says so, and draws nothing. */
function load(percent: number | null | undefined): { share: number | null; text: string } {
  if (percent === null || percent === undefined) return { share: null, text: 'not measured' };
  return { share: percent / 100, text: `${Math.round(percent)} % busy` };
}

function room(total: number | null | undefined, free: number | null | undefined): { share: number | null; text: string } {
  if (!total || free === null || free === undefined) return { share: null, text: 'not measured' };
  return { share: (total - free) / total, text: `${formatBytes(free)} of ${formatBytes(total)} free` };
}

function Gauge({ label, share, text }: { label: string; share: number | null; text: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, share ?? 0)) * 100);
  return (
    <div className={classes['gauge']} data-tight={percent >= 90 || undefined}>
      <span>{label}</span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="4" rx="2" className={classes['track']} />
        <rect width={percent} height="4" rx="2" className={classes['used']} />
      </svg>
      <span className="fine">{text}</span>
    </div>
  );
}
