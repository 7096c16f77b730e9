"""Counting of right, expected and found facts, and tables for people."""


class Tally:
    """How many facts were expected, found, and right, under names."""

    def __init__(self):
        self.rows = {}

    def add(self, name, expected=0, found=0, right=0):
        row = self.rows.setdefault(name, [0, 0, 0])
        row[0] += expected
        row[1] += found
        row[2] += right

    def total(self):
        """(expected, found, right) over all names."""
        return tuple(sum(row[k] for row in self.rows.values()) for k in range(3))


def prf(expected, found, right):
    """Precision, recall and F1 in percent; 0 where there is nothing to divide by."""
    precision = 100.0 * right / found if found else 0.0
    recall = 100.0 * right / expected if expected else 0.0
    f1 = 200.0 * right / (expected + found) if expected + found else 0.0
    return precision, recall, f1


def percent(right, of):
    """Percentage; 0 where there is nothing to divide by."""
    return 100.0 * right / of if of else 0.0


def print_table(head, rows, out):
    """Columns as wide as needed, the first to the left, the others to the right."""
    cells = [[str(c) if not isinstance(c, float) else f"{c:.1f}" for c in row] for row in [head, *rows]]
    wide = [max(len(row[k]) for row in cells) for k in range(len(head))]
    for k, row in enumerate(cells):
        first = row[0].ljust(wide[0])
        print("  ".join([first] + [c.rjust(w) for c, w in zip(row[1:], wide[1:])]).rstrip(), file=out)
        if k == 0:
            print("  ".join("-" * w for w in wide), file=out)


def print_tally(tally, out, title="field"):
    """A table with precision, recall and F1 of each name, and of all together."""
    rows = [[name, *row, *prf(*row)] for name, row in tally.rows.items()]
    rows.append(["all", *tally.total(), *prf(*tally.total())])
    print_table([title, "expected", "found", "right", "P", "R", "F1"], rows, out)


def figures(tally):
    """The figures of a tally as a dictionary for one line of JSON."""
    named = {name: prf(*row) for name, row in tally.rows.items()}
    named["all"] = prf(*tally.total())
    return {name: {"p": round(p, 2), "r": round(r, 2), "f1": round(f, 2)} for name, (p, r, f) in named.items()}
