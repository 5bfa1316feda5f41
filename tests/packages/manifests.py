"""The manifests of the packages in a folder: they parse, agree about the version, and Kconfig gives what CMake asks for.
Usage: manifests.py PACKAGES VERSION"""

import json
import os
import re
import sys

import kconfiglib
import yaml

packages, version = sys.argv[1:]


def read(name):
    with open(os.path.join(packages, name), encoding="utf-8") as file:
        return file.read()


module = yaml.safe_load(read("zephyr/zephyr/module.yml"))
assert module == {"name": "matn", "build": {"cmake": ".", "kconfig": "Kconfig"}}, module
component = yaml.safe_load(read("esp-idf/idf_component.yml"))
assert component["version"] == version, component
library = json.loads(read("arduino/library.json"))
assert library["version"] == version and library["name"] == "matn", library
properties = dict(line.split("=", 1) for line in read("arduino/library.properties").splitlines())
assert properties["version"] == version and properties["includes"] == library["headers"], properties
required = {"name", "version", "author", "maintainer", "sentence", "paragraph", "category", "url", "architectures"}
assert required <= properties.keys(), required - properties.keys()

for name, switch in ("zephyr", "MATN"), ("esp-idf", None):
    kconfig = kconfiglib.Kconfig(os.path.join(packages, name, "Kconfig"), warn_to_stderr=False)
    assert not kconfig.warnings, kconfig.warnings
    if switch:
        kconfig.syms[switch].set_value("y")
    chosen = {symbol for symbol in kconfig.syms if kconfig.syms[symbol].str_value == "y"}
    assert {"MATN_ENCODINGS_SINGLE", "MATN_SMALL_MODEL"} <= chosen, (name, chosen)
    for option in re.findall(r"CONFIG_(\w+)[ )]", read(f"{name}/CMakeLists.txt")):
        assert option in kconfig.syms, (name, option)
