/** How hosted forms look: readable on a phone, light and dark, nothing loaded from anywhere. */
export const FORM_STYLE = `
:root { color-scheme: light dark; --bg: #f6f7f9; --surface: #fff; --text: #14181f; --muted: #5a6472; --line: #8b93a0; --accent: #0b5fd6; --on-accent: #fff; --bad: #b3261e; --bad-soft: #fce8e6; --soft: #e3e6eb; }
@media (prefers-color-scheme: dark) { :root { --bg: #0f1216; --surface: #161a20; --text: #e8ebf0; --muted: #a4adba; --line: #6b7584; --accent: #6aa7ff; --on-accent: #08111f; --bad: #ff8078; --bad-soft: #331a19; --soft: #262c35; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 560px; margin: 0 auto; padding: 32px 24px 40px; background: var(--surface); min-height: 100vh; }
@media (min-width: 640px) { main { margin: 40px auto; min-height: 0; padding: 36px 40px 44px; border: 1px solid var(--soft); border-radius: 10px; } }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 1.25; letter-spacing: -.01em; }
p { margin: 0 0 10px; } .introduction { color: var(--muted); } form { margin-top: 22px; }
.field { margin: 0 0 18px; padding: 0; border: 0; min-width: 0; }
label, legend { display: block; margin: 0 0 5px; padding: 0; font-weight: 600; font-size: 15px; }
.required { color: var(--bad); margin-left: 3px; }
input:not([type=radio]):not([type=checkbox]), select, textarea { width: 100%; min-height: 44px; padding: 9px 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); color: inherit; font: inherit; }
textarea { resize: vertical; }
input:focus-visible, select:focus-visible, textarea:focus-visible, button:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
.wrong input:not([type=radio]):not([type=checkbox]), .wrong select, .wrong textarea { border-color: var(--bad); box-shadow: inset 0 0 0 1px var(--bad); }
.help { margin: 5px 0 0; color: var(--muted); font-size: 14px; } .error { margin: 5px 0 0; color: var(--bad); font-size: 14px; font-weight: 550; }
.choices { display: flex; gap: 24px; } .choice { display: flex; gap: 10px; align-items: flex-start; font-weight: 400; min-height: 32px; padding-top: 4px; }
.choice input { width: 20px; height: 20px; margin: 2px 0 0; flex: none; accent-color: var(--accent); }
.consent .choice { font-size: 14px; color: var(--muted); }
.entry { margin: 0 0 20px; padding: 16px 18px 2px; border: 1px solid var(--soft); border-radius: 8px; min-width: 0; } .entry > legend { padding: 0 6px; }
.summary { margin: 16px 0 0; padding: 12px 16px; border-radius: 6px; background: var(--bad-soft); color: var(--bad); } .summary p { margin: 0; font-weight: 600; } .summary ul { margin: 6px 0 0; padding-left: 18px; }
.trap { position: absolute; left: -10000px; top: auto; width: 1px; height: 1px; overflow: hidden; }
button { width: 100%; min-height: 48px; margin-top: 6px; border: 0; border-radius: 6px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
button:hover { filter: brightness(1.08); } .thanks { margin-top: 16px; font-size: 17px; } .reference { overflow-wrap: anywhere; } a { color: var(--accent); }
`.trimStart();
