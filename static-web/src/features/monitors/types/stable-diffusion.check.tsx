import { DegradedField, UrlField } from './AddressFields';
import type { CheckFieldsProps, CheckForm } from './check-form';

function Fields(props: CheckFieldsProps) {
  return (
    <>
      <UrlField {...props} placeholder="http://gpu-pc.lan:7860" />
      <DegradedField {...props} />
    </>
  );
}

export default {
  type: 'stable-diffusion',
  label: 'Stable Diffusion',
  hint: 'Asks the web UI which model is loaded',
  order: 7,
  initial: { type: 'stable-diffusion', url: '' },
  Fields,
} satisfies CheckForm;
