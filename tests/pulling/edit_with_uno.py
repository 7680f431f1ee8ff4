"""Edits a Word file through the UNO interface of LibreOffice, as add-ons and servers do.

Runs in the Python for which Debian's python3-uno is made: PROFILE FILE SAVED OLD NEW.
"""

import subprocess
import sys
import time
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

TRIES = 120


def connected(pipe: str) -> Any:
    """The component context of the office that listens at a pipe."""
    here = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = here.ServiceManager.createInstanceWithContext(name, here)
    for _ in range(TRIES):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not answer")


def said(name: str, value: object) -> PropertyValue:
    """A property by its name."""
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def main(profile: str, file: str, saved: str, old: str, new: str) -> None:
    """Put other words in the place of the first ones that are alike, and save."""
    pipe = f"edit{abs(hash(profile))}"
    listens = f"--accept=pipe,name={pipe};urp;"
    own = f"-env:UserInstallation={profile}"
    office = subprocess.Popen(["soffice", "--headless", "--norestore", listens, own])
    try:
        context = connected(pipe)
        desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )
        document = desktop.loadComponentFromURL(file, "_blank", 0, (said("Hidden", True),))
        search = document.createSearchDescriptor()
        search.SearchString = old
        document.findFirst(search).setString(new)
        document.storeToURL(saved, (said("FilterName", "MS Word 2007 XML"),))
        document.close(True)
        desktop.terminate()
        office.wait(timeout=60)
    finally:
        if office.poll() is None:
            office.kill()


main(*sys.argv[1:])
