import { OverallSentence } from '@/features/status/components/OverallSentence';
import { formatMoment } from '@/lib/format';
import { sizeOf, type PlacedTile, type Screen } from '../layout/model';
import type { BoardData } from './board-data';
import { ClockTile } from './ClockTile';
import { EventsTile } from './EventsTile';
import { IncidentsTile } from './IncidentsTile';
import { LinkTile } from './LinkTile';
import { NextSteps } from './NextSteps';
import classes from './panels.module.css';
import { ServiceTile } from './ServiceTile';
import { SinceTile } from './SinceTile';

// A row of the grid with the gap below it, the frame and heading of a panel, and one line of a list; in rem.
const [row, frame, line] = [3.35, 3.9, 1.95];

const linesIn = (height: number): number => Math.max(2, Math.floor((height * row - frame) / line));

interface TileContentProps {
  tile: PlacedTile;
  screen: Screen;
  board: BoardData;
}

export function TileContent({ tile, screen, board }: TileContentProps) {
  const lines = linesIn(sizeOf(tile, screen).height);
  const { status, now, proofs } = board;
  if (tile.service) {
    const service = board.services.get(tile.service);
    return service ? <ServiceTile service={service} now={now} /> : <Gone service={tile.service} />;
  }
  if (tile.link) return <LinkTile address={tile.link} title={tile.title ?? null} />;
  if (tile.clock) return <ClockTile zone={tile.clock} now={now} />;
  if (tile.note) return <p className={classes['note']}>{tile.note}</p>;
  switch (tile.part) {
    case 'sentence':
      return (
        <>
          <OverallSentence overall={status.overall} />
          {proofs.provenAt && proofs.proven && <p className={`fine ${classes['proven']}`}>Alerts proven {formatMoment(proofs.provenAt, now)}</p>}
        </>
      );
    case 'since-last-visit':
      return board.missed === null ? null : <SinceTile missed={board.missed} now={now} />;
    case 'incidents':
      return <IncidentsTile incidents={status.incidents} lines={lines} now={now} />;
    case 'events':
      return <EventsTile lines={lines} now={now} />;
    case 'next-steps':
      return <NextSteps steps={board.steps} />;
    default:
      return null;
  }
}

/** Nobody is alarmed by what was taken away on purpose. */
function Gone({ service }: { service: string }) {
  return (
    <div className={classes['gone']}>
      <h3>{service}</h3>
      <p>Gone: there is no such service now.</p>
    </div>
  );
}
