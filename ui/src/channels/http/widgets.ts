import type { Component } from 'vue';
import AnswerRuleField from './AnswerRuleField.vue';
import AnswerSearchField from './AnswerSearchField.vue';
import AuthenticationFields from './AuthenticationFields.vue';
import BodyFields from './BodyFields.vue';
import FormatField from './FormatField.vue';
import MethodField from './MethodField.vue';
import StatusesField from './StatusesField.vue';

export const widgets: Readonly<Record<string, Component>> = {
  'answer-rule': AnswerRuleField,
  'answer-search': AnswerSearchField,
  authentication: AuthenticationFields,
  body: BodyFields,
  'http-format': FormatField,
  'http-method': MethodField,
  statuses: StatusesField,
};
