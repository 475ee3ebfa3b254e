import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import classes from './FormFoot.module.css';

interface FormFootProps {
  isSaving: boolean;
  /** What stands beside Save. */
  children?: ReactNode;
  /** Null while it is new. It is asked for twice: `label` says what goes. */
  removal: { label: string; isPending: boolean; run: () => void } | null;
}

/** The end of a form of something that can be saved and deleted. */
export function FormFoot({ isSaving, children, removal }: FormFootProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className="row between">
      <div className="row">
        <Button type="submit" loading={isSaving}>
          Save
        </Button>
        {children}
      </div>
      {removal && !isAsking && (
        <Button variant="subtle" color="red" className={classes['delete']} onClick={() => setIsAsking(true)}>
          Delete…
        </Button>
      )}
      {removal && isAsking && (
        <Button color="red" loading={removal.isPending} onClick={removal.run} autoFocus>
          {removal.label}
        </Button>
      )}
    </div>
  );
}
