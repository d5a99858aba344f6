import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://example.org",
  outDir: "./built",
  cacheDir: "./.cache",
  integrations: [
    starlight({
      title: "Bench",
      locales: {
        root: { label: "English", lang: "en" },
        pl: { label: "Polski" },
        ro: { label: "Română" },
        lt: { label: "Lietuvių" },
        ar: { label: "العربية", dir: "rtl" },
      },
    }),
  ],
});
