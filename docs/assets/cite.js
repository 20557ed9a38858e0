// Cite this page: fills in today's date and adds a button that copies. Without script the words "day of access" stay.
const two = (n) => String(n).padStart(2, "0");

function today() {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function prepare() {
  for (const day of document.querySelectorAll("time.cite-day")) {
    day.textContent = today();
    day.dateTime = day.textContent;
  }
  for (const form of document.querySelectorAll(".cite-form:not(:has(button))")) {
    const button = document.createElement("button");
    const name = form.querySelector("b").textContent;
    button.type = "button";
    button.textContent = form.parentElement.dataset.copy;
    button.ariaLabel = `${button.textContent}: ${name}`;
    form.querySelector("b").after(button);
  }
}

async function copy(button) {
  const { copied } = button.closest(".cite-page").dataset;
  const text = button.parentElement.querySelector("pre");
  try {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = copied;
    button.ariaLabel = copied; // said aloud, as the button has the focus
  } catch {
    getSelection().selectAllChildren(text); // no leave to copy: the reader can
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".cite-form button");
  if (button) copy(button);
});
if (window.document$) window.document$.subscribe(prepare);
else prepare();
