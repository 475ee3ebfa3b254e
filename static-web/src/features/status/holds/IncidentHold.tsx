import { HoldLine } from './HoldLine';
import { useHold } from './use-holds';

/** Where an incident is only named. */
export function IncidentHold({ incident, now }: { incident: string; now: number }) {
  const hold = useHold(incident, now);
  return hold && <HoldLine hold={hold} now={now} />;
}
