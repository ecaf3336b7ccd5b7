"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  document.querySelectorAll(".more-places").forEach((button) => {
    button.addEventListener("click", () => {
      const hidden = [...button.closest("article").querySelectorAll(".further")];
      hidden.forEach((one) => { one.hidden = false; });
      hidden[0].querySelector("button")?.focus();
      button.remove();
    });
  });
  const viewer = byId("viewer");
  if (!byId("picture")) return;
  const words = viewer.dataset;
  const names = JSON.parse(words.names);
  const pages = words.pages.split(",").map(Number);
  const places = JSON.parse(byId("places").textContent);
  const picture = byId("picture");
  const filled = (text, given) => text.replace(/\{(\w+)\}/g, (_, name) => given[name]);
  const home = viewer.parentElement;
  const narrow = matchMedia("(max-width: 60rem)");
  let now = { file: 0, page: 1, finding: 0, box: "" };
  let loaded = "";
  const sizes = new Map();

  const draw = (size) => {
    const made = places.filter((one) => one.box && one.file === now.file && one.page === now.page)
      .map((one) => {
        const [left, upper, right, lower] = one.box.split(",").map(Number);
        const mark = document.createElement("span");
        mark.className = one.severity;
        if (one.finding === now.finding && (!now.box || one.box === now.box)) mark.classList.add("now");
        mark.style.left = `${(left / size.width) * 100}%`;
        mark.style.top = `${(upper / size.height) * 100}%`;
        mark.style.width = `${((right - left) / size.width) * 100}%`;
        mark.style.height = `${((lower - upper) / size.height) * 100}%`;
        return mark;
      });
    byId("marks").replaceChildren(...made);
    const mark = byId("marks").querySelector(".now");
    const sheet = byId("sheet");
    if (mark) {
      sheet.scrollTo({
        top: mark.offsetTop - sheet.clientHeight / 3,
        left: mark.offsetLeft - sheet.clientWidth / 3,
      });
    }
    byId("viewer-said").textContent = now.finding && !mark ? words.unmarked : "";
  };

  const show = async () => {
    const address = `${words.base}/${now.file}/${now.page}.png`;
    byId("previous").disabled = now.page <= 1;
    byId("next").disabled = now.page >= pages[now.file];
    byId("where").textContent = `${now.page} / ${pages[now.file]}`
      + (names.length > 1 ? ` · ${names[now.file]}` : "");
    if (loaded === address) { draw(sizes.get(address)); return; }
    byId("marks").replaceChildren();
    byId("viewer-said").textContent = words.loading;
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error();
      sizes.set(address, {
        width: Number(answer.headers.get("x-page-width")),
        height: Number(answer.headers.get("x-page-height")),
      });
      if (address !== `${words.base}/${now.file}/${now.page}.png`) return;
      picture.src = address;
      await picture.decode();
      picture.alt = filled(words.alt, { name: names[now.file], number: now.page });
      loaded = address;
      draw(sizes.get(address));
    } catch {
      byId("viewer-said").textContent = words.failed;
    }
  };

  const turn = (by) => { now = { ...now, page: now.page + by, finding: 0, box: "" }; show(); };
  byId("previous").addEventListener("click", () => turn(-1));
  byId("next").addEventListener("click", () => turn(1));
  byId("zoom").addEventListener("click", () => {
    const large = byId("paper").classList.toggle("large");
    byId("zoom").setAttribute("aria-pressed", String(large));
    draw(sizes.get(loaded) || { width: 1, height: 1 });
  });
  // On a narrow screen the page opens below the place that was asked for.
  const settle = (card) => {
    if (narrow.matches && card) card.querySelector(".places").after(viewer);
    else if (viewer.parentElement !== home) home.append(viewer);
    if (sizes.has(loaded)) draw(sizes.get(loaded));
  };
  narrow.addEventListener("change", () => settle(document.querySelector(".finding.open")));
  document.querySelectorAll(".see").forEach((button) => {
    button.addEventListener("click", () => {
      const given = button.dataset;
      const card = button.closest("article");
      document.querySelectorAll(".finding.open").forEach((one) => one.classList.remove("open"));
      card.classList.add("open");
      now = { file: Number(given.file), page: Number(given.page), finding: Number(given.finding), box: given.box };
      settle(card);
      show();
    });
  });
  const first = document.querySelector(".see");
  if (narrow.matches) viewer.hidden = false;
  if (first && !narrow.matches) first.click();
  else {
    now.file = Math.max(0, pages.findIndex((count) => count > 0));
    show();
  }
})();
