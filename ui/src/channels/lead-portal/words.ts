export const words = {
  name: 'Lead portal',
  about:
    'Nothing is sent: the lead counts as accepted at once. Buyers have no portal to see it in yet; you have to tell them.',
};
