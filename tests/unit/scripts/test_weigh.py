import gzip
from pathlib import Path

import weigh


def test_a_file_weighs_what_a_server_sends(tmp_path: Path):
    page = tmp_path / "index.html"
    page.write_text("all the same " * 1_000, "utf-8")
    (tmp_path / "picture.png").write_bytes(bytes(5_000))
    assert weigh.sent(tmp_path) == weigh.sent(page) == len(gzip.compress(page.read_bytes(), 6)) < 200
    assert weigh.sent(tmp_path / "picture.png") == 5_000
    assert weigh.sent(tmp_path / "nothing.js") == 0


def test_what_is_too_heavy_is_named():
    found = weigh.Weights({".": 90_000, "read": 400_000}, {"long": 150_000}, 100_000, 700_000, answer=0.6)
    (views, told), (longest, _), (search, sizes), (answer, seconds) = found.verdicts()
    assert (views, longest, search, answer) == (False, True, True, False)
    assert "100 kB" in sizes
    assert "700 kB" in sizes
    assert "0.60 s" in seconds
    assert "read/ 400 kB" in told
    assert "./ 90 kB" not in told
