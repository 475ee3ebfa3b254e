import { DegradedField, UrlField } from './AddressFields';
import type { CheckFieldsProps, CheckForm } from './check-form';

function Fields(props: CheckFieldsProps) {
  return (
    <>
      <UrlField {...props} placeholder="http://gpu-pc.lan:8188" />
      <DegradedField {...props} />
    </>
  );
}

export default {
  type: 'comfyui',
  label: 'ComfyUI',
  hint: 'Reads its system state and queue',
  order: 8,
  initial: { type: 'comfyui', url: '' },
  Fields,
} satisfies CheckForm;
