/** Words and runs that passwords are guessed from first. Lower case, without the usual swaps of letters for digits. */
export const COMMON_WORDS: readonly string[] = [
  'password', 'passwort', 'passw', 'passphrase', 'welcome', 'letmein', 'iloveyou', 'ilove', 'loveyou', 'admin', 'administrator', 'root', 'master', 'secret',
  'changeme', 'default', 'login', 'signin', 'test', 'testing', 'guest', 'user', 'qwertyuiop', 'qwerty', 'qwertz', 'azerty', 'asdfghjkl', 'asdfgh', 'asdf',
  'zxcvbnm', 'zxcvbn', 'zxcv', 'qazwsx', 'wsxedc', 'abcdefghijkl', 'abcdef', 'abcd', 'abc', 'monkey', 'dragon', 'football', 'baseball', 'basketball',
  'soccer', 'hockey', 'superman', 'batman', 'spiderman', 'starwars', 'pokemon', 'princess', 'sunshine', 'shadow', 'michael', 'jordan', 'jennifer',
  'ashley', 'jessica', 'daniel', 'charlie', 'thomas', 'robert', 'george', 'andrew', 'matthew', 'joshua', 'freedom', 'whatever', 'trustno', 'mustang',
  'corvette', 'ferrari', 'mercedes', 'harley', 'yankees', 'cowboys', 'steelers', 'lakers', 'liverpool', 'chelsea', 'arsenal', 'summer', 'winter',
  'spring', 'autumn', 'monday', 'friday', 'sunday', 'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october',
  'november', 'december', 'hello', 'computer', 'internet', 'google', 'facebook', 'samsung', 'apple', 'windows', 'microsoft', 'office', 'company',
  'business', 'america', 'london', 'berlin', 'paris', 'newyork', 'texas', 'california', 'money', 'lucky', 'happy', 'flower', 'cookie', 'cheese', 'pepper',
  'ginger', 'buster', 'hunter', 'killer', 'ranger', 'silver', 'golden', 'orange', 'purple', 'yellow', 'black', 'white', 'green', 'blue', 'angel', 'love',
  'baby', 'god', 'jesus', 'fuck', 'pass', 'word', 'lead', 'leads', 'leadrail', 'sales', 'buyer', 'solar', 'mortgage', 'insurance',
];
