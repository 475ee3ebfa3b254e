import { HostField } from './AddressFields';
import type { CheckForm } from './check-form';

export default {
  type: 'ping',
  label: 'Ping',
  hint: 'Whether the machine answers at all',
  order: 3,
  initial: { type: 'ping', host: '' },
  Fields: HostField,
} satisfies CheckForm;
