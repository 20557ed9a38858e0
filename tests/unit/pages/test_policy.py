import base64
import hashlib

from atlas.pages.policy import with_policy


def test_the_policy_stands_before_all_it_is_about_and_names_scripts_by_hash():
    html = (
        '<!doctype html><html><head><meta charset="utf-8"><script src="a.js"></script><script>let a = 1</script></head>'
    )
    found = with_policy(html)
    digest = base64.b64encode(hashlib.sha256(b"let a = 1").digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}'\">" in found
    assert found.index("Content-Security-Policy") < found.index("<script")
    assert found.replace(found[found.index("<meta http") : found.index("<script src")], "") == html


def test_data_in_a_page_is_no_script():
    html = (
        '<head><script type="application/ld+json">{}</script><script id="x" type="application/json">{}</script></head>'
    )
    assert "sha256" not in with_policy(html)
    assert "unsafe" not in with_policy(html)
