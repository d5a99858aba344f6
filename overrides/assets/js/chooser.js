// /embed/ without this leads to lists of every code. With it a reader chooses, sees and copies one; every code was written at build.
{
  const of = (id) => document.getElementById(id);
  const code = of("chosen"), frame = of("shown"), root = frame.src.split("/embed/")[0];
  for (const each of document.querySelectorAll(".chooser[hidden]")) each.hidden = false;

  const known = {};
  const codesOf = async (tag) => (known[tag] ??= await (await fetch(`${of("page").form.dataset.fetch}${tag}/codes.json`)).json());

  const show = async () => {
    const page = of("page").value, tag = of("locale").value, council = of("council").value;
    const way = `/embed/${tag}/${page}/`;
    const chosen = `/embed/${council ? council + "/" : ""}${tag}/${page}/${of("level").value === "3" ? "h3/" : ""}`;
    const text = (await codesOf(tag))[page].replace(way, chosen);
    code.value = text + (of("with-script").checked ? of("with-script").dataset.tag : "");
    of("alone").href = root + chosen;
    if (frame.src !== root + chosen) frame.contentWindow.location.replace(root + chosen);
    document.querySelector(".chooser [role=status]").textContent = "";
  };
  const named = () => {
    const option = [...of("council").options].find((each) => each.value && each.value === location.hash.slice(1));
    if (option) { of("council").value = option.value; of("level").value = option.dataset.level; show(); }
  };
  of("council").addEventListener("change", (event) => {
    of("level").value = event.target.selectedOptions[0].dataset.level || "2";
  });
  for (const form of document.querySelectorAll("form.chooser")) {
    form.addEventListener("change", show);
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  document.querySelector(".chooser fieldset").addEventListener("change", (event) => {
    document.querySelector(".preview").dataset.width = event.target.value;
  });
  of("copy").addEventListener("click", async (event) => {
    const status = document.querySelector(".chooser [role=status]"), { done, failed } = event.target.dataset;
    status.textContent = "";
    code.select();
    try { await navigator.clipboard.writeText(code.value); status.textContent = done; } catch { status.textContent = failed; }
  });
  addEventListener("hashchange", named);
  named();
}
