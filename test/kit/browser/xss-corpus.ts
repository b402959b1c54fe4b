/** Texts that run where a screen takes them for markup, a template, an address or an attribute; each sets `window.__xss` when it does. */
export const XSS_CORPUS: readonly string[] = [
  '<script>window.__xss=1</script>',
  '<img src=x onerror="window.__xss=1">',
  '"><svg/onload=window.__xss=1>',
  `'onmouseover='window.__xss=1' autofocus onfocus='window.__xss=1`,
  'javascript:window.__xss=1//',
  '</textarea><script>window.__xss=1</script>',
  '<iframe srcdoc="<script>parent.__xss=1</script>">',
  `{{constructor.constructor('window.__xss=1')()}}`,
  '${window.__xss=1}',
  '<a href="javascript:window.__xss=1" autofocus>click</a>',
  '<details open ontoggle=window.__xss=1>',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=window.__xss=1>',
  '&lt;img src=x onerror=window.__xss=1&gt;',
  '@:names.source {0} | <b onclick=window.__xss=1>x</b>',
  'data:text/html,<script>window.__xss=1</script>',
];
