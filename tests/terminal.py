"""What needs signals and a terminal: SIGINT leaves whole lines, and --progress is for terminals alone.
Usage: terminal.py MATN PAGE..."""

import json
import os
import pty
import signal
import subprocess
import sys
import time


def interrupt(matn, content, *options):
    """Lines that were printed, and the exit status, after a signal in the middle of an input that does not end."""
    process = subprocess.Popen([matn, *options, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(content)
    process.stdin.flush()
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=20)
    return output, process.returncode


def on_terminal(*command):
    """What a command writes to standard error if that is a terminal."""
    terminal, errors = pty.openpty()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
    process.wait(timeout=20)
    os.close(errors)
    return os.read(terminal, 65536).decode()


def main(matn, pages):
    contents = [open(page, encoding="utf-8", errors="replace").read() for page in pages]
    lines = "".join(json.dumps({"id": i, "html": content}) + "\n" for i, content in enumerate(contents))
    for jobs in ("1", "2"):
        output, status = interrupt(matn, (lines + lines[:5000]).encode(), "--ndjson", "--jobs", jobs)
        ids = [json.loads(line)["id"] for line in output.splitlines()]
        if status != -signal.SIGINT or not output.endswith(b"\n") or ids != list(range(len(pages))):
            sys.exit(f"terminal: SIGINT with {jobs} jobs: status {status}, lines {ids}")
    shown = on_terminal(matn, "--progress", "-j", "2", *pages)
    if f"{len(pages)} documents" not in shown:
        sys.exit(f"terminal: --progress shows {shown!r}")


main(sys.argv[1], sys.argv[2:])
