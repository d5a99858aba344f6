// /embed/ without this leads to lists of every code. With it a reader chooses, sees and copies one; every code was written at build.
{
  const of = (id) => document.getElementById(id);
  const code = of("chosen");
  let frame = of("shown");
  const root = frame.src.split("/embed/")[0];
  for (const each of document.querySelectorAll(".chooser[hidden]")) each.hidden = false;

  const known = {};
  const listed = async (tag, name) =>
    (known[tag + name] ??= await (await fetch(`${document.querySelector("[data-fetch]").dataset.fetch}${tag}/${name}.json`)).json());

  let newest = 0;
  const show = async () => {
    const mine = ++newest; // what was chosen last is shown, whichever file comes last
    const page = of("page").value, tag = of("locale").value, isArea = page === "councils";
    if (isArea && !of("council").value) of("council").selectedIndex = 1; // the service in an area needs one
    const council = of("council").value, way = `/embed/${tag}/${page}/`;
    const chosen = isArea ? `${way}${council}/` : way + (council && `#council=${council}`);
    const own = council && (await listed(tag, "councils"))[council];
    let text = isArea ? own : (await listed(tag, "codes"))[page].replace(way, chosen);
    // Without scripts the council's card is not in the frame: the link to its own page stands below.
    if (own && !isArea) text += own.slice(own.indexOf("<p>"));
    if (mine !== newest) return;
    code.value = of("with-script").checked ? text : text.replace(of("with-script").dataset.tag, "");
    of("alone").href = root + chosen;
    if (frame.src !== root + chosen) {
      const next = Object.assign(frame.cloneNode(), { src: root + chosen }); // a frame does not load anew for another "#"
      frame.replaceWith(next);
      frame = next;
    }
    document.querySelector(".chooser [role=status]").textContent = "";
  };
  const named = () => {
    const option = [...of("council").options].find((each) => each.value && each.value === location.hash.slice(1));
    if (option) { of("council").value = option.value; show(); }
  };
  for (const each of document.querySelectorAll("section.chooser,fieldset.chooser")) each.addEventListener("change", show);
  document.querySelector("fieldset.chooser").addEventListener("change", (event) => {
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
