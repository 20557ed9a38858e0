import time

from server import Reply, Server

from atlas.remote.fetching import WHO, Answer, Fetcher


def test_pages_redirects_errors_and_silence_are_told_apart(server: Server):
    server.replies |= {
        "/page": [Reply(body="x" * 100_000)],
        "/old": [Reply(301, {"Location": "/page"})],
        "/away": [Reply(302, {"Location": "/page"})],
        "/gone": [Reply(410)],
        "/slow": [Reply(delay=0.6)],
        "/loop": [Reply(301, {"Location": "/loop"})],
    }
    fetcher = Fetcher(timeout=(1.0, 0.2))
    assert fetcher.get(f"{server.url}/page") == Answer(200, f"{server.url}/page")
    assert fetcher.get(f"{server.url}/old") == Answer(200, f"{server.url}/page", moved=True)
    assert fetcher.get(f"{server.url}/away") == Answer(200, f"{server.url}/page")
    assert fetcher.get(f"{server.url}/gone").status == 410
    assert fetcher.get(f"{server.url}/slow") == Answer(None, error="timeout")
    assert fetcher.get(f"{server.url}/loop") == Answer(None, error="TooManyRedirects")
    assert fetcher.get("http://127.0.0.1:1/") == Answer(None, error="no connection")
    assert fetcher.get("http://[").status is None


def test_a_host_is_asked_one_page_at_a_time_with_a_pause(server: Server):
    server.replies |= {f"/{n}": [Reply(delay=0.02)] for n in range(4)}
    pauses: list[tuple[float, int]] = []
    fetcher = Fetcher(pause=3, sleep=lambda seconds: pauses.append((seconds, len(server.asked))))
    answers: dict[str, Answer] = {}
    urls = [f"{server.url}/{n}" for n in range(4)]
    fetcher.each([*urls, urls[0]], answers.__setitem__)
    assert server.asked == ["/0", "/1", "/2", "/3"]
    assert pauses == [(3, 1), (3, 2), (3, 3)]
    assert {answer.status for answer in answers.values()} == {200}


def test_a_slow_host_keeps_no_other_waiting(server: Server):
    server.replies |= {"/slow": [Reply(delay=0.5)], "/quick": [Reply()]}
    other = server.url.replace("127.0.0.1", "localhost")
    order: list[str] = []
    Fetcher(sleep=time.sleep).each([f"{server.url}/slow", f"{other}/quick"], lambda url, _: order.append(url))
    assert order == [f"{other}/quick", f"{server.url}/slow"]


def test_it_says_who_asks():
    assert Fetcher()._session.headers["User-Agent"] == WHO
