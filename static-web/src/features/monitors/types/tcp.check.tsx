import { HostField, PortField } from './AddressFields';
import type { CheckFieldsProps, CheckForm } from './check-form';

function Fields(props: CheckFieldsProps) {
  return (
    <div className="pair">
      <HostField {...props} />
      <PortField {...props} />
    </div>
  );
}

export default {
  type: 'tcp',
  label: 'TCP port',
  hint: 'Opens a connection',
  order: 2,
  initial: { type: 'tcp', host: '', port: undefined },
  Fields,
} satisfies CheckForm;
