// In the council's page: give each frame the height that its embed tells. Version 1 of /embed/v1/: it never breaks.
{
  const frames = () => [...document.querySelectorAll('iframe[src*="/embed/"]')];
  addEventListener("message", ({ source, data }) => {
    if (data?.type !== "lo-embed:height" || !Number.isFinite(data.height)) return;
    const frame = frames().find((each) => each.contentWindow === source);
    if (!frame) return;
    frame.height = ""; // or a theme of WordPress holds the frame to the proportion of its attributes
    // All pages one after the other are 190,000 pixels on a phone. What has no end at all stops.
    frame.style.cssText += `;min-height:0;max-height:none;height:${Math.min(Math.max(data.height, 50), 5e5)}px`;
  });
  const ask = (frame) => frame.contentWindow?.postMessage({ type: "lo-embed:ready" }, "*");
  addEventListener("load", ({ target }) => { if (target.localName === "iframe") ask(target); }, true);
  frames().forEach(ask);
}
