"""How fast records are read with places, against PyYAML's CSafeLoader, which knows none."""

import yaml
from made_up_records import files
from rounds import alternate, report, rounds_asked

from jobcareer_kb.loading.characters import decode
from jobcareer_kb.loading.yaml.plain_data import load
from jobcareer_kb.loading.yaml.positions import Positions

RECORDS = 2000
BASE = "yaml.CSafeLoader: values, no places, doubled keys pass"


def main(rounds: int) -> None:
    """Print a table for few large files and one for many small ones."""
    if not yaml.__with_libyaml__:
        print("PyYAML was built without libyaml: nothing to compare with")
        return
    for a_file in (50, 1):
        texts = files(RECORDS, a_file)
        data = [text.encode() for text in texts]
        assert [ours(each) for each in data] == [theirs(each) for each in data], "values differ"
        mean = sum(map(len, data)) // RECORDS
        report(
            f"Loading {RECORDS} records of {mean} bytes, {a_file} a file",
            alternate(
                {
                    BASE: lambda data=data: [theirs(each) for each in data],
                    "ours: values, every check, places on demand": lambda data=data: [
                        ours(each) for each in data
                    ],
                    "ours, and the place of one value in one file": lambda data=data: [
                        *(ours(each) for each in data),
                        place(data[0]),
                    ],
                    "ours, and the places of every value": lambda data=data: [
                        (ours(each), place(each)) for each in data
                    ],
                },
                rounds,
            ),
            BASE,
            "at most 1.00 for ours",
        )


def theirs(data: bytes) -> object:
    """Values as most programs read them."""
    return yaml.load(data.decode(), yaml.CSafeLoader)


def ours(data: bytes) -> object:
    """Values as the program reads them, with its look at the bytes and its refusals."""
    text, faults = decode(data, "record.yaml")
    found = load(text, "record.yaml")
    assert not faults and not found.diagnostics
    return found.value


def place(data: bytes) -> object:
    """What a finding costs: the file is read again, with the place of each of its values."""
    return Positions(data.decode(), "record.yaml").value((0, "title"))


if __name__ == "__main__":
    main(rounds_asked(__doc__))
