import {
  mdiBullhornOutline,
  mdiCardAccountDetailsOutline,
  mdiCheck,
  mdiCloseCircleOutline,
  mdiContentCopy,
  mdiDelete,
  mdiEmailFastOutline,
  mdiHandBackRightOutline,
  mdiPauseCircleOutline,
  mdiLockReset,
  mdiPencilOutline,
  mdiRobotOutline,
  mdiSendOutline,
  mdiSitemapOutline,
  mdiWeb,
} from '@mdi/js';

/** Leading somewhere else, switching what is in force, ending it for good: parted by lines in the menu. */
type VerbGroup = 'go' | 'switch' | 'end';
interface VerbFace {
  readonly key: string;
  readonly icon: string;
  readonly group: VerbGroup;
}

/** Everything lists of configuration can do with their rows. One verb has one key in all of them; its word is `lists.verbs.<verb>`. */
export const LIST_VERBS = {
  accounts: { key: 'A', icon: mdiCardAccountDetailsOutline, group: 'go' },
  methods: { key: 'M', icon: mdiSendOutline, group: 'go' },
  campaigns: { key: 'C', icon: mdiBullhornOutline, group: 'go' },
  flow: { key: 'F', icon: mdiSitemapOutline, group: 'go' },
  try: { key: 'T', icon: mdiSendOutline, group: 'go' },
  source: { key: 'O', icon: mdiWeb, group: 'go' },
  duplicate: { key: 'D', icon: mdiContentCopy, group: 'go' },
  invite: { key: 'I', icon: mdiEmailFastOutline, group: 'go' },
  resetPassword: { key: 'W', icon: mdiLockReset, group: 'go' },
  edit: { key: 'N', icon: mdiPencilOutline, group: 'go' },
  activate: { key: 'V', icon: mdiCheck, group: 'switch' },
  deactivate: { key: 'S', icon: mdiPauseCircleOutline, group: 'switch' },
  suspend: { key: 'S', icon: mdiPauseCircleOutline, group: 'switch' },
  hold: { key: 'S', icon: mdiPauseCircleOutline, group: 'switch' },
  automate: { key: 'U', icon: mdiRobotOutline, group: 'switch' },
  byHand: { key: 'H', icon: mdiHandBackRightOutline, group: 'switch' },
  remove: { key: 'Del', icon: mdiDelete, group: 'end' },
  revoke: { key: 'Del', icon: mdiCloseCircleOutline, group: 'end' },
} as const satisfies Readonly<Record<string, VerbFace>>;

export type ListVerb = keyof typeof LIST_VERBS;
