export const words = {
  name: 'Webhook',
  about:
    'One HTTP request with the mapped fields; the answer is read at once. It can also ask for a bid before the sale (ping).',
};
