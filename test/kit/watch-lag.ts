/** How long nothing else could run in this process: the longest time between two ticks of 5 ms, less those. */
export function watchLag(): { most(): number } {
  let last = performance.now();
  let longest = 0;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  };
  const timer = setInterval(look, 5);
  return {
    most: () => {
      clearInterval(timer);
      look();
      return longest;
    },
  };
}
