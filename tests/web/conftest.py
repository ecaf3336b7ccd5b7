"""A page with its processes, as the tests ask it: by requests, or from a browser."""

import contextlib
import threading
import time
import warnings

import pytest

from govbudget.io.allowance import Limits

PORT = 8123
HOST = f"127.0.0.1:{PORT}"
HERE = {"origin": f"http://{HOST}"}
WRONG = """单位名称：某某市档案馆
2024年单位预算
表1 支出预算总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t10.00\t6.00\t4.00
201\t一般公共服务支出\t10.00\t6.00\t4.00
20126\t档案事务\t10.00\t6.00\t4.00
2012604\t档案馆\t19.00\t6.00\t4.00
"""


@pytest.fixture(scope="session")
def pool():
    """Processes for all tests, as each takes a while to start: what ends a page spares them."""
    from govbudget.web.pool import Pool

    class Shared(Pool):
        def close(self):
            """It is ended with the last test."""

    made = Shared(1, Limits())
    yield made
    Pool.close(made)


@pytest.fixture
def desk(tmp_path, pool):
    """What the requests of a page share; all of it is ended and removed with the test."""
    pytest.importorskip("starlette", reason="starlette, which serves the page, is not installed")
    pytest.importorskip("jinja2", reason="Jinja2, which makes the page, is not installed")
    from govbudget.web.accepting import KeptList
    from govbudget.web.batches import Batches
    from govbudget.web.desk import Desk

    made = Desk(Batches(pool, Limits()), KeptList(str(tmp_path / "accept.toml")), "en")
    yield made
    made.batches.close()


@pytest.fixture
def guard(desk):
    from govbudget.web.app import application

    return application(desk, PORT, "the-token")


@pytest.fixture
def stranger(guard):
    """Somebody who does not know the address."""
    pytest.importorskip("httpx", reason="httpx, which asks the page, is not installed")
    with warnings.catch_warnings():
        # It would rather have a successor of httpx.
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient

    return TestClient(guard, f"http://{HOST}", follow_redirects=False)


@pytest.fixture
def client(stranger):
    """Somebody who opened the address that was printed."""
    assert stranger.get("/?token=the-token").status_code == 303
    return stranger


def dropped(client, files, *, check=True):
    """Drop files by their names on the page; gives the address of the batch."""
    batch = client.post("/batches", headers=HERE).json()["batch"]
    for name, data in files.items():
        answer = client.post(
            f"/batches/{batch}/files", params={"name": name}, content=data, headers=HERE
        )
        assert answer.status_code == 200, answer.text
    address = f"/batches/{batch}"
    if check:
        assert client.post(f"{address}/check", headers=HERE).json() == {"started": True}
        while not client.get(f"{address}/state").json()["ended"]:
            time.sleep(0.05)
    return address


@contextlib.contextmanager
def served(desk):
    """The page at a free port, in a thread; gives its address."""
    uvicorn = pytest.importorskip("uvicorn", reason="uvicorn, which serves, is not installed")
    from govbudget.web.app import application
    from govbudget.web.server import bound_socket

    with bound_socket(0) as bound:
        port = bound.getsockname()[1]
        guard = application(desk, port)
        server = uvicorn.Server(uvicorn.Config(guard, lifespan="off", log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}/?token={guard.token}"
        finally:
            server.should_exit = True
            thread.join()
