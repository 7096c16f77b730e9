#!/usr/bin/env python3
"""A program of canned answers in the place of sitrep.

SITREP_CANNED names a JSON file: "readings" by id, and for each stage of debug the answer by the text.
"""
import json
import os
import sys


def main(argv):
    with open(os.environ["SITREP_CANNED"], encoding="utf-8") as stream:
        canned = json.load(stream)
    if argv[0] == "read":
        for line in sys.stdin:
            record = json.loads(line)
            reading = canned["readings"].get(record["id"])
            if reading is not None:
                reading.setdefault("document", {})["id"] = record["id"]
                print(json.dumps(reading))
        return 0
    with open(argv[-1], "rb") as stream:
        text = stream.read().decode("utf-8")
    print(json.dumps(canned[argv[1]].get(text.strip(), [])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
