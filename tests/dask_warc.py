"""Reads many WARC files on a Dask cluster, of which a worker is killed in the middle, and compares the result with
that of one process. Usage: dask_warc.py MATN PAGE...

The scheduler and the workers are processes on this machine; on a cluster only their addresses are others. A task is
one file: it ends well or is run again elsewhere, and what it gives are whole lines, so that nothing is lost or doubled."""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time

from distributed import Client, as_completed

FILES = 40
WORKERS = 3


def write_warc(path, pages, number):
    with open(path, "wb") as warc:
        for i, page in enumerate(pages):
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
            head = (
                "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
                f"WARC-Target-URI: http://example.org/{number}/{i}\r\nWARC-Record-ID: <urn:test:{number}-{i}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            warc.write(head.encode() + body + b"\r\n\r\n")


def extract(matn, path):
    """The task: a file in, its lines out; an exit status other than 0 fails it."""
    return subprocess.run([matn, "--warc", path], stdout=subprocess.PIPE, check=True).stdout


def start(*command):
    return subprocess.Popen([sys.executable, "-m", *command], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def wait_for(condition, what):
    deadline = time.monotonic() + 60
    while not condition():
        if time.monotonic() > deadline:
            sys.exit(f"dask: {what} did not come")
        time.sleep(0.1)


def on_cluster(matn, paths, scheduler_file):
    """Lines by path, with one of the workers killed when a quarter is done."""
    processes = [start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
                       "--scheduler-file", scheduler_file)]  # fmt: skip
    for _ in range(WORKERS):
        processes.append(start("distributed.cli.dask_worker", "--scheduler-file", scheduler_file, "--nthreads", "1",
                               "--no-nanny", "--no-dashboard"))  # fmt: skip
    try:
        wait_for(lambda: os.path.exists(scheduler_file), "the scheduler")
        with Client(scheduler_file=scheduler_file) as client:
            client.wait_for_workers(WORKERS, timeout=60)
            futures = {client.submit(extract, matn, path, retries=2): path for path in paths}
            lines = {}
            for future, result in as_completed(futures, with_results=True):
                lines[futures[future]] = result
                if len(lines) == FILES // 4:
                    processes[-1].send_signal(signal.SIGKILL)
            survivors = len(client.scheduler_info()["workers"])
        return [lines[path] for path in paths], survivors
    finally:
        for process in processes:
            process.kill()
            process.wait()


def main(matn, pages):
    logging.getLogger("distributed").setLevel(logging.ERROR)  # results of the killed worker are missed, as they should
    matn = os.path.abspath(matn)
    contents = [open(page, "rb").read() for page in pages]
    with tempfile.TemporaryDirectory() as directory:
        paths = [os.path.join(directory, f"{number}.warc") for number in range(FILES)]
        for number, path in enumerate(paths):
            write_warc(path, contents, number)
        started = time.monotonic()
        alone = subprocess.run([matn, "--warc", *paths], stdout=subprocess.PIPE, check=True).stdout
        seconds = time.monotonic() - started
        started = time.monotonic()
        together, survivors = on_cluster(matn, paths, os.path.join(directory, "scheduler.json"))
    together = b"".join(together)
    records = [json.loads(line)["record_id"] for line in together.splitlines()]
    print(f"dask: {FILES} files, {len(records)} records, {len(set(records))} of them different")
    print(f"dask: {WORKERS} workers, {survivors} at the end; {time.monotonic() - started:.1f} s, alone {seconds:.1f} s")
    if survivors != WORKERS - 1:
        sys.exit("dask: no worker was lost")
    if len(set(records)) != FILES * len(pages) or together != alone:
        sys.exit("dask: the lines differ from those of one process")


main(sys.argv[1], sys.argv[2:])
