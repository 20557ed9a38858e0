from lxml import etree

from atlas.outputs import opensearch

NAMES = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def test_the_description_has_what_the_standard_asks_for():
    (text,) = opensearch.files("https://atlas.example/a&b/").values()
    root = etree.fromstring(text.encode())
    assert root.tag == f"{{{NAMES['o']}}}OpenSearchDescription"
    assert 0 < len(root.findtext("o:ShortName", namespaces=NAMES)) <= 16
    assert 0 < len(root.findtext("o:Description", namespaces=NAMES)) <= 1024
    url = root.find("o:Url", NAMES)
    assert (url.get("type"), url.get("template")) == ("text/html", "https://atlas.example/a&b/?q={searchTerms}")
