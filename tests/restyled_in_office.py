"""What a user does in LibreOffice: opens a file, changes it, saves it in the form that it had."""

import subprocess
from pathlib import Path

_FORMS = {".docx": "MS Word 2007 XML", ".pptx": "Impress MS PowerPoint 2007 XML"}
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Restyle(opened As String, saved As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  document = StarDesktop.loadComponentFromURL(opened, "_blank", 0, how())
  {changes}
  how(0).Name = "FilterName"
  how(0).Value = "{form}"
  document.storeToURL(saved, how())
  document.close(True)
End Sub
</script:module>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/"
  xlink:type="simple" library:link="false"/>
</library:libraries>"""


def restyled_in_office(folder: Path, suffix: str, data: bytes, changes: str) -> bytes:
    """A file with changes that are written in StarBasic, where it is called `document`."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = ("soffice", "--headless", profile)
    # The first start makes the profile, and would not run a macro that lies there before.
    subprocess.run([*office, "--terminate_after_init"], check=True, timeout=180)
    basic = folder / "profile/user/basic/Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "Module1.xba").write_text(_MACRO.format(changes=changes, form=_FORMS[suffix]))
    (basic / "script.xlb").write_text(_LIBRARY)
    (basic.parent / "script.xlc").write_text(_LIBRARIES)
    (folder / f"base{suffix}").write_bytes(data)
    files = [(folder / f"{name}{suffix}").as_uri() for name in ("base", "saved")]
    macro = 'macro:///Standard.Module1.Restyle("{}","{}")'.format(*files)
    subprocess.run([*office, macro], check=True, capture_output=True, timeout=180)
    return (folder / f"saved{suffix}").read_bytes()
