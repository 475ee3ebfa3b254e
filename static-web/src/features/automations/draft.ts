import type { ActionKinds, Automation, AutomationCondition, AutomationInput, EventMatch } from '@/api/types';

/** An action while it is written. The key is the form's own, since a new action has no id yet. */
export interface ActionDraft {
  key: string;
  id: string | null;
  kind: string;
  parameters: Record<string, string>;
  /** What is kept sealed on the server; left alone it stays as it is. */
  sealed: string[];
  /** The parameters as they came, to tell what was changed. */
  known: Record<string, string>;
  continueOnFailure: boolean;
}

export interface Draft {
  name: string;
  description: string;
  enabled: boolean;
  match: EventMatch;
  conditions: AutomationCondition[];
  actions: ActionDraft[];
}

let made = 0;
export const newAction = (kind: string): ActionDraft => ({
  key: `new-${++made}`,
  id: null,
  kind,
  parameters: {},
  sealed: [],
  known: {},
  continueOnFailure: false,
});

export function draftOf(automation: Automation | null, kinds: ActionKinds, match: EventMatch | null): Draft {
  if (!automation) {
    const first = kinds.kinds[0]?.kind;
    return { name: '', description: '', enabled: true, match: match ?? { minSeverity: 'error' }, conditions: [], actions: first ? [newAction(first)] : [] };
  }
  return {
    name: automation.name,
    description: automation.description ?? '',
    enabled: automation.enabled,
    match: automation.match,
    conditions: automation.conditions,
    actions: automation.actions.map(({ id, kind, parameters, sealed, continueOnFailure }) => ({
      key: id,
      id,
      kind,
      parameters: { ...parameters },
      sealed,
      known: parameters,
      continueOnFailure,
    })),
  };
}

/** As the API takes it: a sealed value that was not touched is left out, which keeps it. */
export function inputOf({ name, description, enabled, match, conditions, actions }: Draft): AutomationInput {
  return {
    name: name.trim(),
    description: description.trim() || null,
    enabled,
    match,
    conditions,
    actions: actions.map(({ id, kind, parameters, sealed, known, continueOnFailure }) => ({
      id,
      kind,
      continueOnFailure,
      parameters: Object.fromEntries(
        Object.entries(parameters).filter(([parameter, value]) => value !== '' && !(sealed.includes(parameter) && value === known[parameter])),
      ),
    })),
  };
}

export const replaced = <T>(items: T[], index: number, item: T): T[] => items.map((one, place) => (place === index ? item : one));
export const without = <T>(items: T[], index: number): T[] => items.filter((_, place) => place !== index);
