import type { CSSProperties, ReactNode } from 'react';
import classes from './Board.module.css';
import { othersKey, sizeOf, type PlacedSection, type PlacedTile, type Screen } from './layout/model';
import { isSilent, type BoardData } from './tiles/board-data';
import { TileContent } from './tiles/TileContent';

/** How many of the 12 columns, of which a middling screen shows as many as can be read. */
export function cellStyle(tile: PlacedTile, screen: Screen): CSSProperties {
  const { width, height } = sizeOf(tile, screen);
  return { '--w': width, '--m': width <= 6 ? 6 : 12, '--h': height } as CSSProperties;
}

interface BoardProps {
  sections: PlacedSection[];
  screen: Screen;
  board: BoardData;
}

export function Board({ sections, screen, board }: BoardProps) {
  const shown = sections
    .map((section) => ({ ...section, tiles: section.tiles.filter((tile) => !isSilent(tile, board)) }))
    .filter(({ title, tiles }) => tiles.length > 0 || title);
  return shown.map((section) => (
    <Section key={section.key} section={section} note={section.key === othersKey ? 'Not placed yet' : null}>
      <ul className={classes['grid']} data-screen={screen}>
        {section.tiles.map((tile) => (
          <li key={tile.key} className={classes['cell']} style={cellStyle(tile, screen)}>
            <TileContent tile={tile} screen={screen} board={board} />
          </li>
        ))}
      </ul>
    </Section>
  ));
}

function Section({ section, note, children }: { section: PlacedSection; note: string | null; children: ReactNode }) {
  if (!section.title) return <div className={classes['section']}>{children}</div>;
  return (
    <section className={classes['section']} aria-label={section.title}>
      <h2 className={classes['title']}>
        {section.title} {note && <span className="fine">{note}</span>}
      </h2>
      {section.tiles.length > 0 && children}
    </section>
  );
}
