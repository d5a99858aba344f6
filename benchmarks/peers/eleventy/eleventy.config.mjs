import attributes from "markdown-it-attrs";

const LANGUAGES = { en: "English", pl: "Polski", ro: "Română", lt: "Lietuvių", ar: "العربية" };

/** Return the address of a page in the default language, and the service it is a part of. */
const parts = (url, lang) => {
  const own = lang === "en" ? url : url.slice(lang.length + 1);
  return { own, service: own.split("/")[1] };
};

export default function (eleventyConfig) {
  eleventyConfig.amendLibrary("md", (markdown) => markdown.use(attributes));
  eleventyConfig.addPassthroughCopy("src/style.css");
  eleventyConfig.addGlobalData("layout", "page.njk");
  eleventyConfig.addGlobalData("lang", "en");
  eleventyConfig.addGlobalData("languages", LANGUAGES);
  eleventyConfig.addFilter("own", (url, lang) => parts(url, lang).own);
  eleventyConfig.addFilter("service", (url, lang) => lang + parts(url, lang).service);
  // The pages of each service, put together once.
  eleventyConfig.addCollection("services", (api) => {
    const services = {};
    for (const each of api.getAll()) {
      const { lang } = each.data;
      (services[lang + parts(each.url, lang).service] ??= []).push({ url: each.url, title: each.data.title });
    }
    return services;
  });
  return { dir: { input: "src", output: "built" }, markdownTemplateEngine: false };
}
