export const words = { home: { guide: 'First steps' } };
