import { mdiContentCopy, mdiSitemapOutline } from '@mdi/js';
import type { Router } from 'vue-router';
import { useMe } from '#ui/client/me';
import type { RowAction, Row } from '#ui/lists/row-action';
import { t } from '#ui/words/i18n';
import { ACTION_SPECS, labelOf, whyNotAll, type ActionSubject, type LeadVerb } from './actions/action-specs';
import type { LeadActions } from './actions/use-lead-actions';

/** Verbs as entries of a row's menu, in the order given; `-` draws a line above the next one. */
export function verbActions(
  verbs: readonly (LeadVerb | '-')[],
  actions: LeadActions,
  subjectOf: (row: Row) => ActionSubject,
): RowAction[] {
  return verbs.flatMap((verb, index): RowAction[] => {
    const spec = ACTION_SPECS.find((each) => each.verb === verb);
    if (!spec || (spec.money && !useMe().sees(spec.money))) return [];
    return [
      {
        id: spec.verb,
        label: labelOf(spec.verb),
        icon: spec.icon,
        permission: spec.permission,
        separated: verbs[index - 1] === '-',
        single: !spec.many,
        ...(spec.key && { key: spec.key }),
        ...(spec.danger && { danger: true }),
        when: (rows) => whenOf(spec.verb, rows.map(subjectOf)),
        run: (rows) => actions.begin(spec.verb, rows.map(subjectOf)),
      },
    ];
    function whenOf(name: LeadVerb, subjects: readonly ActionSubject[]): boolean | string {
      // Of the two only the one that fits is offered at all.
      if (name === 'undelete' && subjects.every((subject) => !subject.deleted)) return false;
      if (name === 'delete' && subjects.every((subject) => subject.deleted)) return false;
      if (name === 'erase' && subjects.length > 0 && subjects.every((subject) => subject.erased)) return false;
      return whyNotAll(spec!, subjects) ?? true;
    }
  });
}

/** What leads to the lead behind a row, and its id. */
export function openingActions(
  router: Router,
  leadIdOf: (row: Row) => string,
  say: (text: string) => void,
): { readonly copy: RowAction; readonly process: RowAction } {
  return {
    process: {
      id: 'process',
      label: t('leads.process'),
      key: 'O',
      icon: mdiSitemapOutline,
      single: true,
      run: ([row]) => row && router.push({ name: 'lead', params: { leadId: leadIdOf(row) } }),
    },
    copy: {
      id: 'copy',
      label: t('leads.copyId'),
      icon: mdiContentCopy,
      separated: true,
      run: async (rows) => {
        await navigator.clipboard.writeText(rows.map(leadIdOf).join('\n')).catch(() => undefined);
        say(t('leads.copied'));
      },
    },
  };
}
