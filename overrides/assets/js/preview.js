// A page of a preview asks its server whether it has changed, and is loaded again where the reader is. Only `localoffer serve`
// puts this into pages: its server holds the answer back until there is something new.
(() => {
  "use strict";
  let seen = Number(document.body.dataset.epoch || 0);
  const ask = async () => {
    if (document.hidden) return document.addEventListener("visibilitychange", ask, { once: true });
    try {
      const answer = await fetch(`/livereload/${seen}/${Date.now()}`);
      if (!answer.ok) return undefined;
      const now = Number(await answer.text());
      if (seen && now > seen) return location.reload();
      seen = now || seen;
      return ask();
    } catch {
      return setTimeout(ask, 1000);
    }
  };
  addEventListener("load", ask, { once: true });
})();
