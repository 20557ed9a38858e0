// What a page needs that neither Markdown nor CSS can give: tables that scroll are reached by key,
// and links to other sites are marked, so that print shows their addresses.
function prepare() {
  for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
    else table.removeAttribute("tabindex");
  }
  for (const link of document.querySelectorAll(".md-typeset a[href^=http]:not(.outside)")) {
    link.classList.toggle("abroad", link.host !== location.host);
  }
}

addEventListener("resize", prepare);
if (window.document$) window.document$.subscribe(() => requestAnimationFrame(prepare));
else prepare();
