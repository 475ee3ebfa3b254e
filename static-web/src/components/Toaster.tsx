import { CloseIcon, StateIcon } from './icons';
import { dismissToast, useToasts } from './toasts';
import classes from './Toaster.module.css';

export function Toaster() {
  const toasts = useToasts();
  return (
    <div className={classes['place']} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={classes['toast']}>
          <StateIcon state={toast.tone} />
          <p>{toast.text}</p>
          <button type="button" aria-label="Dismiss" onClick={() => dismissToast(toast.id)}>
            <CloseIcon size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}
