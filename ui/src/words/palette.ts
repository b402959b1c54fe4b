export const words = {
  palette: {
    screens: 'Go to',
    placeholder: 'A name, an email, a phone number, a screen',
    results: 'What was found',
    nothing: 'Nothing by this name that you may see. Names are found by any part of them.',
  },
};
