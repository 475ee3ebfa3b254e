import type { ComponentType } from 'react';
import type { Check, MonitorType } from '@/api/types';

export interface CheckFieldsProps {
  check: Check;
  onChange: (change: Partial<Check>) => void;
  errors: Record<string, string>;
}

/** One monitor type on the page: a file in this folder that exports one of these as its default is all it takes. */
export interface CheckForm {
  type: MonitorType;
  label: string;
  hint: string;
  order: number;
  /** Its members are the ones that the type has; their values are the form's start. */
  initial: Check;
  /** Nobody is asked: there is no answer to expect anything of. */
  isHeard?: true;
  /** How often it is tried again before it is down, where nobody says; 1 where left out. */
  usualRetries?: number;
  /** How often it is asked where nobody says, and at most, in seconds; 30 and 5 where left out. */
  interval?: { usual: number; least: number };
  Fields: ComponentType<CheckFieldsProps>;
}
