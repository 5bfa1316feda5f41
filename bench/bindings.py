"""Pages a second that src/python/matn.py reads, whole, over the .html files of a folder. Usage: bindings.py DIR"""
import multiprocessing
import os
import sys
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "src", "python"))
import matn  # noqa: E402

ROUNDS = 3
CORPUS = sys.argv[1]


def read(name):
    with open(os.path.join(CORPUS, name), "rb") as file:
        return file.read()


PAGES = [read(name) for name in os.listdir(CORPUS) if name.endswith(".html")]


def work():
    for page in PAGES:
        matn.extract(page)


def measure(name, kind, count):
    seconds = float("inf")
    for _ in range(ROUNDS):
        workers = [kind(target=work) for _ in range(count)]
        began = time.perf_counter()
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        seconds = min(seconds, time.perf_counter() - began)
    size = sum(map(len, PAGES)) * count
    print(f"python, {name:<13} {size / 1e6 / seconds:.0f} MB/s {len(PAGES) * count / seconds:.0f} pages/s")


measure("one thread", threading.Thread, 1)
measure("two threads", threading.Thread, 2)
measure("two processes", multiprocessing.get_context("fork").Process, 2)
