"""Reads HTML as it arrives and says which text is the article.

A whole document:

>>> import matn
>>> page = b'''<title>Tides</title><nav>Home</nav><h1>Tides</h1>
... <p>The sea comes in twice a day, and twice a day it goes out again.
... <p>How high it stands hangs on the moon, on the sun, and on the shape of the coast.'''
>>> article = matn.extract(page)
>>> article.title, article.text[:13]
('Tides', 'The sea comes')

As it arrives, which takes any iterable of bytes, such as a file or a response:

>>> with matn.Extractor(url="https://example.org/tides") as extractor:
...     for block in extractor.read([page[:100], page[100:]]):
...         print(block.role, block.start, len(block.text))
headline 39 5
paragraph 53 64
paragraph 121 80
>>> extractor.metadata.title
'Tides'

This module is the whole binding, by ctypes. It takes the library that MATN_LIBRARY names, or that lies beside it or in
the build folder of the sources, or that the system has. feed() lets go of the interpreter's lock: threads read
different documents at once. Text, URLs and values come from the page: they are text, never markup, and a link can have
any scheme.
"""

import ctypes
import os
import sys
import threading
from ctypes import POINTER, c_bool, c_char, c_char_p, c_int, c_int16, c_size_t, c_uint8, c_uint16, c_uint32, c_uint64
from ctypes import c_void_p, string_at
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Dict, Iterable, Iterator, List, NamedTuple, Optional, Tuple

__all__ = ["Article", "Block", "Extractor", "Inline", "Metadata", "Reason", "extract", "MEMORY_MIN", "MEMORY_TYPICAL"]

#: The least memory of an extractor, in bytes.
MEMORY_MIN = 8192

#: Enough, in bytes, for nearly all pages to be decided with all of their text in view.
MEMORY_TYPICAL = 262144

# The types and numbers of matn.h, under its names ---------------------------------------------------------------

PATH_SIZE = 8
REASON_COUNT = 4
ROLE_COUNT = 17
OK = 0
FAVOURS = {"balanced": 0, "precision": 1, "recall": 2}
DIRECTIONS = {0: None, 1: "ltr", 2: "rtl"}


class matn_slice(ctypes.Structure):
    _fields_ = [("bytes", c_void_p), ("len", c_size_t)]


class matn_reason(ctypes.Structure):
    _fields_ = [("feature", c_uint8), ("weight", c_int16)]


class matn_block(ctypes.Structure):
    _fields_ = [("start", c_uint64), ("end", c_uint64), ("words", c_uint32), ("role", c_uint8), ("level", c_uint8),
                ("lists", c_uint8), ("quotes", c_uint8), ("number", c_uint16), ("row", c_uint16),
                ("column", c_uint16), ("header", c_bool), ("continues", c_bool), ("language", matn_slice),
                ("kept", c_bool), ("body", c_bool), ("score", c_uint8), ("path_len", c_uint8),
                ("path", c_uint8 * PATH_SIZE), ("reasons", matn_reason * REASON_COUNT)]


class matn_value(ctypes.Structure):
    _fields_ = [("bytes", c_void_p), ("len", c_size_t), ("source", c_uint8)]


VALUES = ("title", "byline", "date", "modified", "site", "description", "language", "canonical", "image", "section",
          "tags", "licence")


class matn_metadata(ctypes.Structure):
    _fields_ = [(name, matn_value) for name in VALUES] + [
        ("direction", c_int), ("kind", c_int), ("encoding", c_int), ("encoding_source", c_int)]


class matn_inline(ctypes.Structure):
    _fields_ = [("kind", c_uint8), ("url", matn_slice), ("text", matn_slice)]


metadata_function = ctypes.CFUNCTYPE(c_int, c_void_p, POINTER(matn_metadata))
block_function = ctypes.CFUNCTYPE(c_int, c_void_p, POINTER(matn_block))
text_function = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_size_t)
inline_function = ctypes.CFUNCTYPE(c_int, c_void_p, POINTER(matn_inline))


class matn_handler(ctypes.Structure):
    _fields_ = [("article_start", metadata_function), ("block_start", block_function), ("text", text_function),
                ("block_end", block_function), ("article_end", metadata_function),
                ("inline_start", inline_function), ("inline_end", inline_function)]


class matn_options(ctypes.Structure):
    _fields_ = [("encoding", c_int), ("favour", c_int), ("every_block", c_bool), ("articles_only", c_bool),
                ("head_only", c_bool), ("most_blocks", c_uint32), ("most_text", c_uint64),
                ("inline_memory", c_uint32)]


class matn_stats(ctypes.Structure):
    _fields_ = [(name, c_uint64) for name in ("bytes", "blocks", "kept", "text_bytes", "early", "joined", "too_deep",
                                              "lost_spans", "lost_inlines", "cut_values")]


FUNCTIONS = {
    "matn_init": (c_int, [POINTER(c_void_p), c_void_p, c_size_t, POINTER(matn_handler), c_void_p,
                          POINTER(matn_options)]),
    "matn_set_url": (c_int, [c_void_p, c_char_p, c_size_t]),
    "matn_feed": (c_int, [c_void_p, c_char_p, c_size_t]),
    "matn_finish": (c_int, [c_void_p]),
    "matn_get_stats": (matn_stats, [c_void_p]),
    "matn_encoding_for_label": (c_int, [c_char_p, c_size_t]),
    "matn_encoding_name": (c_char_p, [c_int]),
    "matn_encoding_source_name": (c_char_p, [c_int]),
    "matn_role_name": (c_char_p, [c_uint8]),
    "matn_source_name": (c_char_p, [c_uint8]),
    "matn_page_kind_name": (c_char_p, [c_uint8]),
    "matn_inline_name": (c_char_p, [c_uint8]),
    "matn_element_name": (c_char_p, [c_uint8]),
    "matn_reason_name": (c_char_p, [c_uint8]),
    "matn_status_text": (c_char_p, [c_int]),
}


def _load(kind):
    here = os.path.dirname(os.path.abspath(__file__))
    beside = [os.path.join(here, "libmatn.so"), os.path.join(here, "..", "..", "build", "libmatn.so")]
    found = [path for path in beside if os.path.exists(path)] + ["libmatn.so.0"]
    library = kind(os.environ.get("MATN_LIBRARY") or found[0])
    for name, (result, arguments) in FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


_library = _load(ctypes.PyDLL)  # keeps the interpreter's lock
_unlocked = _load(ctypes.CDLL)

#: Up to so much memory the end of a document is short, and most of it callbacks, which would each take the lock.
LOCKED_FINISH_MOST = 1 << 20


@lru_cache(maxsize=None)
def _name(function, number):
    return getattr(_library, function)(number).decode() or None


_roles = [_name("matn_role_name", role) for role in range(ROLE_COUNT)]


def _string(value):
    """Of a matn_slice or matn_value."""
    return string_at(value.bytes, value.len).decode() if value.len else ""


# What is found --------------------------------------------------------------------------------------------------

class Inline(NamedTuple):
    """An inline element: characters start to end (exclusive) of its block's text."""

    kind: str  #: "link", "emphasis", "strong", "code", "image"
    start: int
    end: int
    url: str = ""  #: of a link or image; may have any scheme, javascript: too
    text: str = ""  #: of an image: its alternative text


class Reason(NamedTuple):
    """One thing that spoke for a block (weight above 0) or against it."""

    name: str
    weight: int


class Block(NamedTuple):
    """A block of text; fields are those of matn_block in matn.h."""

    text: str
    role: str  #: "paragraph", "headline", "heading", "list-item", ...
    level: int  #: of a heading 1 to 6; of a list item how many lists, of a quote how many quotations it stands in
    start: int  #: where it stands in the input, in bytes
    end: int
    words: int
    score: int  #: 0 to 100: how likely it is article text
    kept: bool  #: part of the article; always so without every_block
    body: bool  #: of the running text; false for what stands beside it, such as a headline or a caption
    lists: int
    quotes: int
    number: int  #: of a list item in an ordered list; else 0
    row: int  #: of a table cell, from 1; else 0
    column: int
    header: bool
    continues: bool
    language: str  #: of code, with inlines; else ""
    inlines: Tuple[Inline, ...]  #: with inlines
    path: Tuple[str, ...]  #: with every_block: the elements around it, innermost last
    reasons: Tuple[Reason, ...]  #: with every_block


@dataclass
class Metadata:
    """What is known about the page; None is not known."""

    title: Optional[str] = None
    authors: List[str] = field(default_factory=list)
    date: Optional[str] = None  #: ISO 8601, as precise as the page says
    modified: Optional[str] = None
    site: Optional[str] = None
    description: Optional[str] = None
    language: Optional[str] = None  #: BCP 47
    direction: Optional[str] = None  #: "ltr" or "rtl"
    canonical: Optional[str] = None
    image: Optional[str] = None
    section: Optional[str] = None
    tags: List[str] = field(default_factory=list)
    licence: Optional[str] = None
    kind: Optional[str] = None  #: "article", "forum", "product", "listing", "documentation", "service"
    encoding: Optional[str] = None
    encoding_source: Optional[str] = None
    sources: Dict[str, str] = field(default_factory=dict)  #: where in the page a value was found, such as "json-ld"


@dataclass
class Article(Metadata):
    """A document that was read."""

    text: str = ""  #: the blocks of the body, an empty line between two
    blocks: List[Block] = field(default_factory=list)


def _read_metadata(metadata):
    known = {}
    sources = {}
    for name in VALUES:
        value = getattr(metadata, name)
        if not value.len:
            continue
        key = "authors" if name == "byline" else name
        string = _string(value)
        known[key] = string.split("\n") if key in ("authors", "tags") else string
        if value.source:
            sources[key] = _name("matn_source_name", value.source)
    return Metadata(sources=sources, direction=DIRECTIONS[metadata.direction],
                    kind=_name("matn_page_kind_name", metadata.kind),
                    encoding=_name("matn_encoding_name", metadata.encoding),
                    encoding_source=_name("matn_encoding_source_name", metadata.encoding_source), **known)


class _Collector:
    """Receives the events. It is apart from the extractor so that no cycle of references keeps memory in use."""

    def __init__(self, explains):
        self.explains = explains
        self.blocks = []
        self.metadata = Metadata()
        self.stop = 0
        self.error = None
        self.begin_block()

    def begin_block(self):
        self.pieces = []
        self.len = 0
        self.starts = []
        self.inlines = []

    def keep(self, error):
        if self.error is None:
            self.error = error
        self.stop = 1

    def handler(self, inlines):
        """With functions for the library; whoever calls it keeps it as long as they are called."""
        handler = matn_handler(article_start=metadata_function(self.safe(self.on_metadata)),
                               text=text_function(self.safe(self.on_text)),
                               block_end=block_function(self.safe(self.on_block_end)),
                               article_end=metadata_function(self.safe(self.on_metadata)))
        if inlines:
            handler.inline_start = inline_function(self.safe(self.on_inline_start))
            handler.inline_end = inline_function(self.safe(self.on_inline_end))
        return handler

    def safe(self, function):
        """A function that keeps what `function` raises, and stops the extractor then."""

        def callback(_, *arguments):
            try:
                function(*arguments)
            except BaseException as error:
                self.keep(error)
            return self.stop

        return callback

    def on_metadata(self, pointer):
        self.metadata = _read_metadata(pointer.contents)

    def on_text(self, address, length):
        text = string_at(address, length).decode()
        self.pieces.append(text)
        self.len += len(text)

    def on_inline_start(self, _):
        self.starts.append(self.len)

    def on_inline_end(self, pointer):
        element = pointer.contents
        self.inlines.append(Inline(_name("matn_inline_name", element.kind), self.starts.pop(), self.len,
                                   _string(element.url), _string(element.text)))

    def on_block_end(self, pointer):
        b = pointer.contents
        path = reasons = ()
        if self.explains:
            path = tuple(_name("matn_element_name", element) for element in b.path[:b.path_len])
            reasons = tuple(Reason(_name("matn_reason_name", r.feature), r.weight) for r in b.reasons if r.weight)
        self.blocks.append(Block("".join(self.pieces), _roles[b.role], b.level, b.start, b.end, b.words, b.score,
                                 b.kept, b.body, b.lists, b.quotes, b.number, b.row, b.column, b.header, b.continues,
                                 _string(b.language), tuple(self.inlines), path, reasons))
        self.begin_block()


class Extractor:
    """Reads one document as it arrives.

    :param url: where the document was found: URLs in it are resolved against this
    :param encoding: label of the encoding, as the transport says; wins over everything but a byte order mark.
        LookupError if it is not one of the Encoding Standard's
    :param memory: bytes for the extractor, MEMORY_MIN or more. More lets decisions wait for more of the page
    :param favour: "balanced", "precision" (rather leave text out) or "recall" (rather let other text in)
    :param inlines: blocks tell the links, emphasis, code and images in them
    :param every_block: the blocks that are not kept come too, and all have their path and reasons
    :param articles_only: every page is a story, a post or the like
    :param head_only: metadata alone; done when the head is read
    :param most_blocks: done after so many blocks of the body; 0: all
    :param most_text: done after the block of the body with which so many bytes of text were sent; 0: all

    >>> extractor = Extractor(head_only=True)
    >>> extractor.feed(b"<title>Tides</title><p>The sea")
    []
    >>> extractor.finish()
    []
    >>> extractor.metadata.title
    'Tides'
    """

    def __init__(self, *, url: Optional[str] = None, encoding: Optional[str] = None, memory: int = MEMORY_TYPICAL,
                 favour: str = "balanced", inlines: bool = False, every_block: bool = False,
                 articles_only: bool = False, head_only: bool = False, most_blocks: int = 0, most_text: int = 0):
        if favour not in FAVOURS:
            raise ValueError(f"favour: {favour!r} is none of {', '.join(FAVOURS)}")
        if not (0 <= memory <= 1 << 30 and 0 <= most_blocks < 1 << 32 and 0 <= most_text < 1 << 64):
            raise ValueError("memory, most_blocks or most_text is out of range")
        number = 0
        if encoding is not None:
            label = encoding.encode()
            number = _library.matn_encoding_for_label(label, len(label))
            if number == 0:
                raise LookupError(f"unknown encoding: {encoding}")
        inline_memory = memory // 4 if inlines else 0
        options = matn_options(encoding=number, favour=FAVOURS[favour], every_block=every_block,
                               articles_only=articles_only, head_only=head_only, most_blocks=most_blocks,
                               most_text=most_text, inline_memory=inline_memory)
        self._memory = (c_char * (memory + inline_memory))()
        self._found = _Collector(every_block)
        self._handler = self._found.handler(inlines)
        self._extractor = c_void_p()
        self._lock = threading.Lock()
        self._done = False
        self._stats = matn_stats()
        status = _library.matn_init(self._extractor, self._memory, len(self._memory), self._handler, None, options)
        if status != OK:
            raise ValueError(_name("matn_status_text", status))
        if url is not None:
            address = url.encode()
            _library.matn_set_url(self._extractor, address, len(address))

    def __enter__(self) -> "Extractor":
        return self

    def __exit__(self, *_):
        self.cancel()

    @property
    def done(self) -> bool:
        """Nothing more will come: all that was asked for was sent, or finish() or cancel() was called."""
        return self._done or self._found.stop != 0

    @property
    def metadata(self) -> Metadata:
        """What is known about the page: at first nothing, from the first block on what the page had said before it,
        at the end all."""
        return self._found.metadata

    @property
    def stats(self) -> Dict[str, int]:
        """Figures about the document so far; those of matn_stats in matn.h."""
        return {name: getattr(self._stats, name) for name, _ in matn_stats._fields_}

    def feed(self, data) -> List[Block]:
        """Reads the next bytes, and returns the blocks that are decided by now. `data` is anything with a buffer."""
        data = data if isinstance(data, bytes) else bytes(memoryview(data))
        return [] if self.done else self._call(_unlocked.matn_feed, data, len(data))

    def finish(self) -> List[Block]:
        """Says that the document is at its end, and returns the last blocks."""
        library = _library if len(self._memory) <= LOCKED_FINISH_MOST else _unlocked
        blocks = [] if self.done else self._call(library.matn_finish)
        self._done = True
        return blocks

    def read(self, chunks: Iterable[bytes]) -> Iterator[Block]:
        """Reads a document to its end, or as far as it is wanted, and yields each block as soon as it is decided."""
        for chunk in chunks:
            yield from self.feed(chunk)
            if self.done:
                return
        yield from self.finish()

    def cancel(self) -> None:
        """Nothing more will come of this document. From another thread it stops a running call, which then returns
        what it has, when the next text is decided."""
        self._found.stop = 1

    def _call(self, function, *arguments):
        found = self._found
        if not self._lock.acquire(blocking=False):
            raise RuntimeError("the extractor is at work in another call")
        try:
            with _Interrupts(found):
                status = function(self._extractor, *arguments)
            self._stats = _library.matn_get_stats(self._extractor)
        finally:
            self._lock.release()
        blocks, found.blocks = found.blocks, []
        if found.error is not None:
            error, found.error = found.error, None
            raise error
        self._done = self._done or status != OK
        return blocks


class _Interrupts:
    """Keeps what a signal's handler raises. It runs as a callback of the main thread begins, before that can catch
    anything, and ctypes hands it to sys.unraisablehook and goes on."""

    def __init__(self, found):
        self.found = found
        self.active = threading.current_thread() is threading.main_thread()

    def __enter__(self):
        if self.active:
            self.previous = sys.unraisablehook
            sys.unraisablehook = self.hook

    def __exit__(self, *_):
        if self.active:
            sys.unraisablehook = self.previous

    def hook(self, unraisable):
        # the callback is the object, or, from Python 3.13 on, in the message
        if "_Collector." in f"{unraisable.object!r} {unraisable.err_msg}":
            self.found.keep(unraisable.exc_value)
        else:
            self.previous(unraisable)


def extract(data, *, url: Optional[str] = None, encoding: Optional[str] = None, **options) -> Article:
    """Reads a whole document: anything with a buffer, such as bytes. Options are those of Extractor.

    >>> extract("<p>Öl".encode("latin-1"), encoding="latin1", every_block=True).blocks[0].text
    'Öl'
    """
    extractor = Extractor(url=url, encoding=encoding, **options)
    blocks = extractor.feed(data) + extractor.finish()
    text = "\n\n".join([block.text for block in blocks if block.kept and block.body])
    return Article(**vars(extractor.metadata), text=text, blocks=blocks)
