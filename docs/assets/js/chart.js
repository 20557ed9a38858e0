/** Use this chart: makes a PNG of the chart's SVG, whose colours and fonts are in it, at twice its size. */


const SCALE = 2;

/** @param {string} address of an SVG @returns {Promise<Blob>} the picture as PNG */
async function drawn(address) {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth * SCALE;
  canvas.height = picture.naturalHeight * SCALE;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function prepare() {
  for (const button of document.querySelectorAll(".chart-png")) button.hidden = false;
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.(".chart-png");
  if (!button) return;
  const address = new URL(button.dataset.svg, location.href);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await drawn(address.href));
  link.download = address.pathname.split("/").pop().replace(/svg$/, "png");
  link.click();
  URL.revokeObjectURL(link.href);
});
prepare();
