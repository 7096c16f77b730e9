"""Tests of the scorers themselves, on small invented gold files and a program of canned answers.

    eval/run selftest [WORD]      those whose name holds WORD

They need no data from elsewhere. The last line is `N passed, N failed`.
"""
import importlib
import os
import sys
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))


def cases(word):
    """(name, function) of each test_ function in eval/tests/test_*.py."""
    for name in sorted(os.listdir(os.path.join(HERE, "tests"))):
        if name.startswith("test_") and name.endswith(".py"):
            module = importlib.import_module(f"tests.{name[:-3]}")
            for key, value in vars(module).items():
                if key.startswith("test_") and callable(value) and word in f"{name}:{key}":
                    yield f"{name[5:-3]}: {key[5:]}", value


def main(argv, out=sys.stdout):
    if argv and argv[0] in ("-h", "--help"):
        print(__doc__.strip(), file=out)
        return 0
    passed = failed = 0
    for name, test in cases(argv[0] if argv else ""):
        try:
            test()
            passed += 1
        except Exception:  # any error of a test is its failure
            failed += 1
            print(f"FAILED {name}\n{traceback.format_exc()}", file=out)
    print(f"{passed} passed, {failed} failed", file=out)
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.path.insert(0, HERE)
    sys.exit(main(sys.argv[1:]))
