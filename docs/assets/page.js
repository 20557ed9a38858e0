// What a page needs that neither Markdown nor CSS can give: tables that scroll are reached by key, so are the menu
// and the search on a phone, and links to other sites are marked, so that print shows their addresses.
function prepare() {
  const tables = [...document.querySelectorAll(".md-typeset table:not([class], .glossary table)")];
  const scrolling = tables.map((table) => table.scrollWidth > table.clientWidth); // measured first, changed afterwards
  tables.forEach((table, at) => (scrolling[at] ? (table.tabIndex = 0) : table.removeAttribute("tabindex")));
  for (const link of document.querySelectorAll(".md-typeset a[href^=http]:not(.outside)")) {
    link.classList.toggle("abroad", link.host !== location.host);
  }
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.(".opener");
  if (opener) document.getElementById(opener.dataset.opens).click();
});
addEventListener("resize", prepare);
if (window.document$) window.document$.subscribe(() => requestAnimationFrame(prepare));
else prepare();
