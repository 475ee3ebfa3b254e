import { DegradedField, UrlField } from './AddressFields';
import type { CheckFieldsProps, CheckForm } from './check-form';

function Fields(props: CheckFieldsProps) {
  return (
    <>
      <UrlField {...props} placeholder="http://gpu-pc.lan:11434" />
      <DegradedField {...props} />
    </>
  );
}

export default {
  type: 'ollama',
  label: 'Ollama',
  hint: 'Lists its models',
  order: 6,
  initial: { type: 'ollama', url: '' },
  Fields,
} satisfies CheckForm;
