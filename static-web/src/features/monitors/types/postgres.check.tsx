import { ServerFields } from './AddressFields';
import type { CheckFieldsProps, CheckForm } from './check-form';

function Fields(props: CheckFieldsProps) {
  return <ServerFields {...props} own="This installation's own PostgreSQL" />;
}

export default {
  type: 'postgres',
  label: 'PostgreSQL',
  hint: 'Speaks its protocol, so an open port that hangs is found out',
  order: 4,
  initial: { type: 'postgres', host: '', port: 5432 },
  Fields,
} satisfies CheckForm;
