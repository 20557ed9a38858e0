// The header's buttons for the menu and the search are labels of hidden boxes: Enter and Space press them.
document.addEventListener("keydown", (event) => {
  const label = event.target.closest?.("label[role=button]");
  if (!label || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  label.click();
});
