import { ServerFields } from './AddressFields';
import type { CheckFieldsProps, CheckForm } from './check-form';

function Fields(props: CheckFieldsProps) {
  return <ServerFields {...props} own="This installation's own Redis" />;
}

export default {
  type: 'redis',
  label: 'Redis',
  hint: 'Speaks its protocol, so an open port that hangs is found out',
  order: 5,
  initial: { type: 'redis', host: '', port: 6379 },
  Fields,
} satisfies CheckForm;
