"""src/python/matn.py beside the header, and beside the command on every sample page.

Usage: test_python.py COMMAND PAGE...; the library is the one in the build folder, or that of MATN_LIBRARY.
"""
import ctypes
import doctest
import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import unittest
import unittest.mock
import weakref

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "src", "python"))
import matn  # noqa: E402

COMMAND, *PAGES = sys.argv[1:]


def read(page):
    with open(page, "rb") as file:
        return file.read()


def compile_and_run(expressions):
    """The values of expressions in C that use matn.h."""
    lines = [f'  printf("%ld\\n", (long)({expression}));' for expression in expressions]
    source = "\n".join(["#include <matn.h>", "#include <stdio.h>", "int main(void) {", *lines, "}"])
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "layout")
        subprocess.run(["cc", "-Iinclude", "-xc", "-", "-o", program], input=source.encode(), check=True)
        return [int(line) for line in subprocess.check_output([program]).split()]


class Header(unittest.TestCase):
    def compare(self, expected):
        for (expression, here), there in zip(expected.items(), compile_and_run(expected)):
            with self.subTest(expression):
                self.assertEqual(here, there)

    def test_structures(self):
        expected = {}
        structures = [value for value in vars(matn).values()
                      if isinstance(value, type) and issubclass(value, ctypes.Structure)]
        for structure in structures:
            name = structure.__name__
            expected[f"sizeof({name})"] = ctypes.sizeof(structure)
            for field, *_ in structure._fields_:
                expected[f"offsetof({name}, {field})"] = getattr(structure, field).offset
                expected[f"sizeof((({name} *)0)->{field})"] = getattr(structure, field).size
        self.assertEqual(len(structures), 9)
        self.compare(expected)

    def test_numbers(self):
        self.compare({
            "MATN_MEMORY_MIN": matn.MEMORY_MIN, "MATN_MEMORY_TYPICAL": matn.MEMORY_TYPICAL,
            "MATN_PATH_SIZE": matn.PATH_SIZE, "MATN_REASON_COUNT": matn.REASON_COUNT,
            "MATN_ROLE_COUNT": matn.ROLE_COUNT, "MATN_OK": matn.OK,
            "MATN_BALANCED": matn.FAVOURS["balanced"], "MATN_FAVOUR_PRECISION": matn.FAVOURS["precision"],
            "MATN_FAVOUR_RECALL": matn.FAVOURS["recall"], "MATN_DIRECTION_UNKNOWN": 0, "MATN_DIRECTION_LTR": 1,
            "MATN_DIRECTION_RTL": 2,
        })
        self.assertEqual(matn.DIRECTIONS, {0: None, 1: "ltr", 2: "rtl"})


def comparable(article):
    """In the form of the command's JSON, which counts bytes of text, and leaves out what is 0 or not known."""
    def element(text, inline):
        start, end = (len(text[:place].encode()) for place in (inline.start, inline.end))
        return {key: value for key, value in inline._replace(start=start, end=end)._asdict().items() if value != ""}

    def block(b):
        given = b._replace(inlines=[element(b.text, inline) for inline in b.inlines])._asdict()
        always = ("role", "text", "inlines", "start", "end", "score")
        left_out = ("words", "kept", "path", "reasons")
        return {key: value for key, value in given.items() if key in always or (value and key not in left_out)}

    values = {key: value for key, value in vars(article).items() if value or key == "text"}
    return {**values, "blocks": [block(b) for b in article.blocks]}


def from_command(page):
    printed = json.loads(subprocess.check_output([COMMAND, "-f", "jsonl", "--inlines", page]))
    for key in ("file", "bytes", "byline", "summary"):
        printed.pop(key, None)
    if "byline" in printed.get("sources", {}):
        printed["sources"]["authors"] = printed["sources"].pop("byline")
    return printed


def in_pieces(data, size, **options):
    extractor = matn.Extractor(**options)
    blocks = list(extractor.read(data[at:at + size] for at in range(0, len(data), size)))
    text = "\n\n".join(block.text for block in blocks if block.body)
    return matn.Article(**vars(extractor.metadata), text=text, blocks=blocks)


class Pages(unittest.TestCase):
    maxDiff = None

    def test_as_the_command(self):
        for page in PAGES:
            data, expected = read(page), from_command(page)
            with self.subTest(page):
                self.assertEqual(comparable(matn.extract(data, inlines=True)), expected)
            for size in (1, 1000):
                with self.subTest(page, size=size):
                    self.assertEqual(comparable(in_pieces(data, size, inlines=True)), expected)

    def test_options(self):
        data = read(PAGES[0])
        text = matn.extract(data).text
        every = matn.extract(data, every_block=True)
        link = b"<link rel=canonical href=/b>"
        for what, got, expected in [
            ("every block", every.text, text),
            ("its path", every.blocks[0].path[0], "html"),
            ("its reasons", all(block.reasons for block in every.blocks), True),
            ("one block", len([b for b in matn.extract(data, most_blocks=1).blocks if b.body]), 1),
            ("nothing", matn.extract(b"").text, ""),
            ("a view", matn.extract(memoryview(data)).text, text),
            ("an array", matn.extract(bytearray(data)).text, text),
            ("little memory", matn.extract(data, memory=matn.MEMORY_MIN).text != "", True),
            ("much memory", matn.extract(data, memory=1 << 22).text, text),
            ("an URL", matn.extract(link, url="https://a.example/c").canonical, "https://a.example/b"),
        ]:
            with self.subTest(what):
                self.assertEqual(got, expected)

    def test_mistakes(self):
        for error, options in [(LookupError, {"encoding": "utf-9"}), (ValueError, {"favour": "all"}),
                               (ValueError, {"memory": 8191}), (ValueError, {"memory": -1}),
                               (ValueError, {"most_blocks": -1}), (TypeError, {"colour": "red"})]:
            with self.subTest(options=options), self.assertRaises(error):
                matn.Extractor(**options)
        for wrong in ("text", 5, None):
            with self.subTest(wrong=wrong), self.assertRaises(TypeError):
                matn.extract(wrong)


class Stopping(unittest.TestCase):
    page = b"<article>" + b"".join(b"<p>In %d the sea came and went, as it had ever done." % year for year in range(2000))

    def test_enough(self):
        taken = []

        def chunks():
            for at in range(0, len(self.page), 1000):
                taken.append(at)
                yield self.page[at:at + 1000]

        extractor = matn.Extractor(most_blocks=2)
        blocks = list(extractor.read(chunks()))
        self.assertEqual([block.body for block in blocks], [True, True])
        self.assertTrue(extractor.done)
        self.assertLess(len(taken), 10)
        self.assertEqual(extractor.feed(self.page) + extractor.finish(), [])

    def test_stats(self):
        extractor = matn.Extractor()
        extractor.feed(self.page)
        self.assertEqual(extractor.stats["bytes"], len(self.page))

    def test_cancel(self):
        with matn.Extractor(memory=matn.MEMORY_MIN) as extractor:
            self.assertNotEqual(extractor.feed(self.page), [])
            self.assertFalse(extractor.done)
        self.assertTrue(extractor.done)
        self.assertEqual(extractor.feed(self.page) + extractor.finish(), [])

    def test_an_error_in_a_callback(self):
        for name in ("on_text", "on_block_end", "on_metadata"):
            with self.subTest(name), unittest.mock.patch.object(matn._Collector, name, side_effect=MemoryError(name)):
                extractor = matn.Extractor(memory=matn.MEMORY_MIN)
                with self.assertRaisesRegex(MemoryError, name):
                    extractor.feed(self.page)
                    extractor.finish()
                self.assertTrue(extractor.done)
                self.assertEqual(extractor.feed(self.page) + extractor.finish(), [])

    def test_an_interrupt(self):
        """Wherever a signal comes, its exception does."""
        def interrupt(*_):
            raise KeyboardInterrupt("now")

        before = signal.signal(signal.SIGALRM, interrupt), sys.unraisablehook
        try:
            for delay in range(1, 40):
                with self.subTest(delay=delay), self.assertRaisesRegex(KeyboardInterrupt, "now"):
                    signal.setitimer(signal.ITIMER_REAL, delay / 4000)
                    while True:
                        matn.Extractor(memory=matn.MEMORY_MIN).feed(self.page)
        finally:
            signal.signal(signal.SIGALRM, before[0])
        self.assertIs(sys.unraisablehook, before[1])

    def test_a_call_inside_a_call(self):
        with unittest.mock.patch.object(matn._Collector, "on_text", lambda *_: extractor.feed(b"text")):
            extractor = matn.Extractor(memory=matn.MEMORY_MIN)
            with self.assertRaisesRegex(RuntimeError, "at work"):
                extractor.feed(self.page)

    def test_memory_is_given_back(self):
        gc.disable()
        try:
            extractor = matn.Extractor()
            extractor.feed(self.page)
            memory = weakref.ref(extractor._memory)
            del extractor
            self.assertIsNone(memory())
        finally:
            gc.enable()


class Threads(unittest.TestCase):
    def test_as_in_one(self):
        pages = [read(page) for page in PAGES]
        expected = [matn.extract(page).text for page in pages]
        got = {}
        threads = [threading.Thread(target=lambda i=i: got.update({i: [matn.extract(p).text for p in pages * 5]}))
                   for i in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(got, {i: expected * 5 for i in range(4)})

    def test_cancel_from_another(self):
        started = threading.Event()
        with unittest.mock.patch.object(matn._Collector, "on_text", lambda *_: started.set()):
            extractor = matn.Extractor(memory=matn.MEMORY_MIN)
            thread = threading.Thread(target=lambda: extractor.feed(Stopping.page * 200))
            thread.start()
            started.wait(10)
            extractor.cancel()
            thread.join()
        self.assertLess(extractor.stats["kept"], 2000 * 200)


def load_tests(loader, tests, pattern):
    tests.addTests(doctest.DocTestSuite(matn))
    return tests


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
