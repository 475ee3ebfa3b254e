import type { ReactNode } from 'react';
import classes from './FoldButton.module.css';

interface FoldButtonProps {
  isFolded: boolean;
  /** The id of what is folded away. */
  controls: string;
  onTurn: () => void;
  children: ReactNode;
}

/** The heading of a part that can be folded away. */
export function FoldButton({ isFolded, controls, onTurn, children }: FoldButtonProps) {
  return (
    <button type="button" className={classes['fold']} aria-expanded={!isFolded} aria-controls={controls} onClick={onTurn}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" className={classes['mark']}>
        <path d="M3.5 2 8 6l-4.5 4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {children}
    </button>
  );
}
