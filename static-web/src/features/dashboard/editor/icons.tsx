import type { ReactNode } from 'react';

const drawn = (children: ReactNode) =>
  function Icon() {
    return (
      <svg viewBox="0 0 16 16" width="15" height="15" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
        {children}
      </svg>
    );
  };

export const GripIcon = drawn(<path d="M5.5 3.2v.1M5.5 8v.1m0 4.7v.1m5-9.7v.1m0 4.7v.1m0 4.7v.1" strokeWidth="2.2" />);
export const UndoIcon = drawn(<path d="M5.5 3 2.5 6l3 3M2.8 6h6.4a4 4 0 0 1 0 8H6.5" />);
export const RedoIcon = drawn(<path d="m10.5 3 3 3-3 3m2.7-3H6.8a4 4 0 0 0 0 8h2.7" />);
export const UpIcon = drawn(<path d="M8 13V3M4 7l4-4 4 4" />);
export const DownIcon = drawn(<path d="M8 3v10m-4-4 4 4 4-4" />);
export const EditIcon = drawn(<path d="M2.5 13.5 3.2 10.6 10.9 2.9l2.2 2.2-7.7 7.7Z" />);
export const CornerIcon = drawn(<path d="M13 6v7H6M13 13 8.5 8.5" />);
