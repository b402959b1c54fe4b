import type { ScreenRoute } from '#ui/app/screen-route';

const frame = { bare: true } as const;

/** The addresses of mailed links are part of the API's contract: `/reset-password#<token>` and `/accept-invitation#<token>`. */
export const routes: readonly ScreenRoute[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./SignIn.vue'),
    title: 'signIn.title',
    open: true,
    ...frame,
  },
  {
    path: '/forgotten-password',
    name: 'forgotten-password',
    component: () => import('./ForgottenPassword.vue'),
    title: 'signIn.forgotten.title',
    open: true,
    ...frame,
  },
  {
    path: '/reset-password',
    name: 'reset-password',
    component: () => import('./SetPassword.vue'),
    title: 'signIn.reset.title',
    open: true,
    ...frame,
  },
  {
    path: '/accept-invitation',
    name: 'accept-invitation',
    component: () => import('./SetPassword.vue'),
    title: 'signIn.invitation.title',
    open: true,
    ...frame,
  },
  {
    path: '/change-password',
    name: 'change-password',
    component: () => import('./ChangePassword.vue'),
    title: 'signIn.change.title',
    duringSetup: true,
    ...frame,
  },
  {
    path: '/enrol',
    name: 'enrol',
    component: () => import('./EnrolSecondFactor.vue'),
    title: 'signIn.enrol.title',
    duringSetup: true,
    ...frame,
  },
];
