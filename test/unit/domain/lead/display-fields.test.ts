import { checkLeadTypeDocument } from '#domain/fields/check-lead-type';
import { leadTypeDocumentSchema } from '#domain/fields/lead-type.schema';
import { displayFields } from '#domain/lead/display-fields';

const document = leadTypeDocumentSchema.parse({
  v: 1,
  fields: [
    { name: 'Name', label: 'Name', kind: 'text' },
    { name: 'Secret', label: 'Secret', kind: 'text', excludeFromIntegrations: true },
    { name: 'Inner', label: 'Inner', kind: 'text', showOn: ['details'] },
    { name: 'Twice', label: 'Twice', kind: 'calculated', expression: '1' },
  ],
  displayGroups: [{ code: 'callers', name: 'Callers', fields: [{ field: 'Inner', editable: true }, { field: 'Twice', editable: true }, { field: 'Gone' }] }],
});
const shown = (group: string | null) => displayFields(document, group).map(({ settings, editable }) => [settings.name, editable]);

test('a display group decides which fields a buyer sees, in which order, and which may be changed', () => {
  expect(shown('callers')).toEqual([['Inner', true], ['Twice', false]]);
});

test.each([null, 'removed'])('without a group (%s) the portal\'s fields are shown, read only', (group) => {
  expect(shown(group)).toEqual([['Name', false], ['Twice', false]]);
});

test('groups of unknown or doubled fields, doubled categories and a force ID without its field are refused', () => {
  const wrong = {
    ...document, categories: [{ code: 'seo', label: 'SEO' }, { code: 'seo', label: 'Again' }], forceId: { match: 'custom-field' as const, otherwise: 'nobody' as const },
    displayGroups: [{ code: 'a', name: 'A', fields: [{ field: 'Gone', editable: false }, { field: 'Name', editable: false }, { field: 'Name', editable: true }] }],
  };
  expect(checkLeadTypeDocument(wrong).map(({ code, field }) => [code, field])).toEqual([
    ['category-twice', 'categories'], ['unknown-field', 'displayGroups.0'], ['field-twice', 'displayGroups.0'], ['custom-field-missing', 'forceId.customField'],
  ]);
});
