import type { CheckForm } from './check-form';

const files = import.meta.glob<{ default: CheckForm }>('./*.check.tsx', { eager: true });

export const checkForms: CheckForm[] = Object.values(files)
  .map((file) => file.default)
  .sort((a, b) => a.order - b.order);

export function checkForm(type: string | null | undefined): CheckForm {
  const form = checkForms.find((each) => each.type === type);
  if (!form) throw new Error(`There is no form for the monitor type "${type}".`);
  return form;
}
