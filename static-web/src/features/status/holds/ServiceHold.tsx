import { HoldLine } from './HoldLine';
import { useServiceHold } from './use-holds';

/** On the row or tile of a service that is in trouble. */
export function ServiceHold({ service, now }: { service: string; now: number }) {
  const hold = useServiceHold(service, now);
  return hold && <HoldLine hold={hold} now={now} />;
}
